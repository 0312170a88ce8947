import type { Session } from '../action/session';
import type { Command } from './command';
import { COMMANDS } from './commands';

/**
 * Binds every command to its name, for the ribbon, the cell menu and the keyboard alike. Each shows the pane first: there the user
 * sees progress, can cancel, and reads what came of it.
 */
export function associateCommands(session: Session): void {
  for (const command of COMMANDS) {
    Office.actions.associate(command.name, (event?: CommandEvent) => {
      void perform(command, session, event);
    });
  }
}

/** Pressed as a key there is nothing to tell that it is done (Office: keyboard shortcuts). */
type CommandEvent = Partial<Pick<Office.AddinCommands.Event, 'completed'>>;

async function perform(command: Command, session: Session, event: CommandEvent | undefined): Promise<void> {
  try {
    await showPane();
    await command.perform(session);
  } finally {
    event?.completed?.();
  }
}

/** A host that cannot show the pane can still do the work; what came of it waits there for the user. */
async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch {
    return;
  }
}
