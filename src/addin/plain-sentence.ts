/** Shows one sentence in place of the pane, where there can be none. */
export function showPlainSentence(root: HTMLElement, sentence: string): void {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'alert');
  paragraph.className = 'plain-sentence';
  paragraph.textContent = sentence;
  root.replaceChildren(paragraph);
}
