/** How many texts the part of shared texts holds, whatever number it declares. */
export function textsIn(xml: Uint8Array): number {
  let count = 0;
  for (let at = xml.indexOf(0x3c); at >= 0; at = xml.indexOf(0x3c, at + 1)) {
    let name = at + 1;
    // A namespace prefix, as in <x:si>.
    for (let end = name; end < name + 32 && isName(xml[end]); end++)
      if (xml[end] === 0x3a) {
        name = end + 1;
        break;
      }
    if (xml[name] === 0x73 && xml[name + 1] === 0x69 && !isName(xml[name + 2])) count++;
  }
  return count;
}

/** Letters, digits, and what else may stand in the name of an element. */
function isName(byte: number): boolean {
  return (
    byte >= 0x80 ||
    (byte >= 0x30 && byte <= 0x3a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f
  );
}
