import type { Session } from '../action/session';
import type { Command } from './command';

/** Plan ids of the sheets that commands ask for by themselves. */
const FINDINGS = 'findings';
const REWARDS = 'reward';
const OVERVIEW = 'overview';

/** Every command of the ribbon, the cell menu and the keyboard, each once. */
export const COMMANDS: readonly Command[] = [
  { name: 'recognise', key: 'S', perform: (session) => session.recognise() },
  { name: 'check', key: 'T', perform: (session) => inTurn(session, [recognise, look, writeFindingsAndOpen]) },
  { name: 'agingColumns', key: 'Z', perform: (session) => inTurn(session, [recognise, writeAgingColumns]) },
  { name: 'reward', key: 'J', perform: (session) => inTurn(session, [recognise, writeRewards]) },
  { name: 'generateAll', key: 'B', perform: (session) => inTurn(session, [recognise, writeAll]) },
  { name: 'update', key: 'G', perform: (session) => inTurn(session, [recognise, look, writeWhatIsThere]) },
  { name: 'print', key: 'P', perform: (session) => inTurn(session, [recognise, look, writeAndOpen]) },
  // Whatever else a command does, the pane is shown first; this one does nothing else.
  { name: 'showPane', key: 'K', perform: () => Promise.resolve() },
  { name: 'explain', key: 'Y', perform: (session) => session.explainSelection() },
];

const recognise = (session: Session): Promise<void> => session.recognise();
const look = (session: Session): Promise<void> => session.preview();
const writeAll = (session: Session): Promise<void> => session.generate();
const writeRewards = (session: Session): Promise<void> => session.generateOnly([REWARDS]);

/** 数据体检: the findings alone, and they are shown. */
async function writeFindingsAndOpen(session: Session): Promise<void> {
  const sheet = nameOf(session, FINDINGS);
  await inTurn(session, [(it) => it.generateOnly([FINDINGS]), (it) => open(it, sheet)]);
}

/** Adds aging columns the way that suits the size of the ledger; those that are there stay what they are. */
function writeAgingColumns(session: Session): Promise<void> {
  const { present, advice } = session.state().agingColumns;
  return session.addAgingColumns(present === 'none' ? advice.better : present);
}

/** 更新: only the sheets that the workbook has; where it has none, the preview has said what 一键生成 would write. */
function writeWhatIsThere(session: Session): Promise<void> {
  const there = (session.state().preview ?? []).filter(({ action }) => action !== 'create');
  return there.length === 0 ? Promise.resolve() : session.generateOnly(there.map(({ id }) => id));
}

/** 打印版: every sheet carries its print set-up, so that what remains is to write them and to open the first. */
async function writeAndOpen(session: Session): Promise<void> {
  const sheet = nameOf(session, OVERVIEW);
  await inTurn(session, [writeAll, (it) => open(it, sheet)]);
}

/** The name that a generated sheet has or will have, by the preview; it is lost when the sheets are written. */
function nameOf(session: Session, id: string): string | null {
  return session.state().preview?.find((sheet) => sheet.id === id)?.name ?? null;
}

function open(session: Session, sheet: string | null): Promise<void> {
  return sheet === null ? Promise.resolve() : session.show({ sheet, row: 0, column: 0 });
}

/** One step after the other, as long as none was refused, cancelled or failed: what stopped it stays in the pane. */
async function inTurn(
  session: Session,
  steps: readonly ((session: Session) => Promise<void>)[],
): Promise<void> {
  for (const step of steps) {
    await step(session);
    const kind = session.state().notice?.kind;
    if (kind !== undefined && kind !== 'done') return;
  }
}
