import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandOf, readShortcuts } from '../../../src/workbench/ribbon/shortcuts';

const SHORTCUTS = readShortcuts(
  JSON.parse(readFileSync(resolve(__dirname, '../../../assets/shortcuts.json'), 'utf8')),
);

test('every command with keys is started by just these keys, whatever sign the keyboard makes of them', () => {
  expect(SHORTCUTS.length).toBeGreaterThan(3);
  for (const { command, control, shift, alt, key } of SHORTCUTS) {
    const pressed = {
      ctrlKey: control,
      metaKey: false,
      shiftKey: shift,
      altKey: alt,
      code: `Key${key.toUpperCase()}`,
      key: '?',
    };
    expect(commandOf(SHORTCUTS, pressed)).toBe(command);
    expect(commandOf(SHORTCUTS, { ...pressed, altKey: !alt })).toBeNull();
  }
});
