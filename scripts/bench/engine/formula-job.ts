import { measure, type Teller } from '../measuring';
import { difference } from './answer';
import { best } from './best';
import { madeBook } from './book';
import { OURS, type Finish } from './finish';
import { answerIn, convertedSheets, formulasOf } from './formula-sheets';
import { shippedEngine } from './shipped';

/** Our own engine and LibreOffice over a made ledger whose recoveries all name their claim. */
async function race({ claims }: { readonly claims: number }, teller: Teller<Finish>): Promise<void> {
  await teller.begun(OURS);
  const { prepareOurs, runOurs } = await shippedEngine();
  const book = madeBook(claims, false);
  const prepared = prepareOurs(book);
  const [ours, answer] = await best(15, () => runOurs(prepared));
  await teller.measured({ claims, name: OURS, milliseconds: ours });
  const finish = { claims, name: 'LibreOffice, formulas' };
  await teller.begun(finish.name);
  const computed = await convertedSheets(formulasOf(book));
  await teller.begun(finish.name);
  const values = await convertedSheets(computed.sheets);
  const differs = difference(answer(), answerIn(book, computed.sheets[2]));
  const failed = differs === null ? null : `another answer than ours, in fen: ${differs}`;
  const milliseconds = computed.milliseconds - values.milliseconds;
  if (failed !== null) await teller.measured({ ...finish, milliseconds: null, failed, differs: true });
  else if (milliseconds > 0) await teller.measured({ ...finish, milliseconds });
  else {
    const short = 'too short to be told from opening and saving';
    await teller.measured({ ...finish, milliseconds: null, failed: short, differs: false });
  }
}

void measure(race);
