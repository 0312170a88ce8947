import { CommandType, ICommandService, type Injector } from '@univerjs/core';
import {
  ContextMenuGroup,
  ContextMenuPosition,
  IMenuManagerService,
  MenuItemType,
  type MenuSchemaType,
} from '@univerjs/ui';
import type { CellMenuItem } from '../sheet-view';

/** Behind the grid's own entries. */
const ORDER = 100;

/** Puts entries into the menu of a cell. */
export function addToCellMenu(injector: Injector, items: readonly CellMenuItem[]): void {
  const commands = injector.get(ICommandService);
  const entries: Record<string, MenuSchemaType> = {};
  items.forEach(({ id, label, run }, at) => {
    const command = `workbench.command.${id}`;
    commands.registerCommand({
      id: command,
      type: CommandType.COMMAND,
      handler: () => {
        run();
        return true;
      },
    });
    entries[command] = {
      order: ORDER + at,
      menuItemFactory: () => ({ id: command, type: MenuItemType.BUTTON, title: label }),
    };
  });
  if (items.length === 0) return;
  injector
    .get(IMenuManagerService)
    .mergeMenu({ [ContextMenuPosition.MAIN_AREA]: { [ContextMenuGroup.OTHERS]: entries } });
}
