import type { HostSheet } from '../../../host/book';
import { type Language, text } from '../../../locale/text';
import { type FilterButton, type FilterChoice, filterChoices } from '../filter-choices';

/** More texts than these are found by searching only. */
const MOST_LISTED = 500;
const HEIGHT = 340;

interface Answers {
  /** @param shown null where everything stays in sight */
  readonly chosen: (shown: ReadonlySet<string> | null) => void;
  readonly closed: () => void;
}

/** The list below a filter's button: search, tick what stays in sight, take it over. */
export class FilterList {
  private readonly element = document.createElement('div');
  private readonly rows = document.createElement('div');
  private readonly search = document.createElement('input');
  private readonly all: HTMLInputElement;
  private readonly choices: readonly FilterChoice[];
  private readonly ticked: Set<string>;

  constructor(
    sheet: HostSheet,
    readonly button: FilterButton,
    private readonly language: Language,
    private readonly answers: Answers,
  ) {
    this.choices = filterChoices(sheet, button);
    this.ticked = new Set(this.choices.flatMap((choice) => (choice.shown ? [choice.text] : [])));
    this.element.className = 'filter-list';
    this.element.setAttribute('role', 'dialog');
    this.search.type = 'search';
    this.search.placeholder = text(language, 'workbench.filter-search');
    this.search.addEventListener('input', () => {
      this.list();
    });
    this.all = document.createElement('input');
    this.all.type = 'checkbox';
    this.all.addEventListener('change', () => {
      for (const choice of this.found())
        if (this.all.checked) this.ticked.add(choice.text);
        else this.ticked.delete(choice.text);
      this.list();
    });
    this.rows.className = 'filter-rows';
    const foot = document.createElement('div');
    foot.className = 'filter-foot';
    foot.append(
      this.push('workbench.filter-clear', () => {
        answers.chosen(null);
      }),
      this.push('workbench.filter-apply', () => {
        this.apply();
      }),
      this.push('workbench.filter-cancel', answers.closed),
    );
    this.element.append(
      this.search,
      label(this.all, text(language, 'workbench.filter-all')),
      this.rows,
      foot,
    );
    // The grid hears the keys of the whole window.
    this.element.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') answers.closed();
      if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) this.apply();
    });
    document.addEventListener('pointerdown', this.onPointer, true);
    this.list();
  }

  showBelow(button: HTMLElement): void {
    document.body.append(this.element);
    const { right, bottom } = button.getBoundingClientRect();
    const width = this.element.offsetWidth;
    Object.assign(this.element.style, {
      left: `${String(Math.max(4, right - width))}px`,
      top: `${String(Math.max(4, Math.min(bottom + 2, window.innerHeight - HEIGHT)))}px`,
    });
    this.search.focus();
  }

  dispose(): void {
    document.removeEventListener('pointerdown', this.onPointer, true);
    this.element.remove();
  }

  private readonly onPointer = ({ target }: PointerEvent): void => {
    const within = target instanceof Element && target.closest('.filter-list, .filter-button');
    if (!within) this.answers.closed();
  };

  private found(): readonly FilterChoice[] {
    const wanted = this.search.value.trim().toLowerCase();
    return wanted === ''
      ? this.choices
      : this.choices.filter((choice) => choice.text.toLowerCase().includes(wanted));
  }

  private list(): void {
    const found = this.found();
    this.rows.replaceChildren(
      ...found.slice(0, MOST_LISTED).map((choice) => {
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.checked = this.ticked.has(choice.text);
        box.addEventListener('change', () => {
          if (box.checked) this.ticked.add(choice.text);
          else this.ticked.delete(choice.text);
          this.sum();
        });
        return label(box, choice.text === '' ? text(this.language, 'workbench.filter-blank') : choice.text);
      }),
    );
    if (found.length > MOST_LISTED) {
      const more = document.createElement('p');
      more.textContent = text(this.language, 'workbench.filter-more', { count: found.length - MOST_LISTED });
      this.rows.append(more);
    }
    this.sum();
  }

  private sum(): void {
    const found = this.found();
    const ticked = found.filter((choice) => this.ticked.has(choice.text)).length;
    this.all.checked = ticked > 0 && ticked === found.length;
    this.all.indeterminate = ticked > 0 && ticked < found.length;
  }

  /** Where something is searched for, what is found and ticked stays in sight, as in Excel. */
  private apply(): void {
    const shown = this.found().flatMap((choice) => (this.ticked.has(choice.text) ? [choice.text] : []));
    if (shown.length === 0) return;
    this.answers.chosen(shown.length === this.choices.length ? null : new Set(shown));
  }

  private push(
    words: 'workbench.filter-clear' | 'workbench.filter-apply' | 'workbench.filter-cancel',
    act: () => void,
  ) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text(this.language, words);
    button.addEventListener('click', act);
    return button;
  }
}

function label(box: HTMLInputElement, words: string): HTMLLabelElement {
  const element = document.createElement('label');
  element.append(box, words);
  return element;
}
