import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { previewLetters, type LetterPreview } from '../../action/letter-desk';
import { traceLetter } from '../../action/trace';
import type { CampaignResult } from '../../campaign/result';
import type { Letter, OmittedLetter } from '../../letter/letters';
import { text } from '../../locale/text';
import type { LetterWish } from '../../policy/letter-rows';
import { countText, exactAmount } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';
import { wishOf, type DraftRefusal, type LetterDraft } from './letter-draft';
import { LetterForm } from './letter-form';
import { Section } from './section';

const FIRST_LETTERS = 5;

const EMPTY: LetterDraft = {
  kind: '催款函',
  circle: 'overdue',
  limit: '0',
  day: '',
  payBy: '',
  instalments: '',
  firstPayment: '',
  account: '',
  contact: '',
  phone: '',
};

/** 函件: which letters to whom; who gets one over how much, who gets none and why; then they are written. */
export function LetterSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { t } = usePane();
  const { letters } = result;
  return (
    <Section
      name="letters"
      title={t('letters')}
      summary={
        letters.length === 0 ? t('letters.none') : t('letters.summary', { count: countText(letters.length) })
      }
      somethingToDo={false}
    >
      <LetterDesk result={result} />
    </Section>
  );
}

function LetterDesk({ result }: { readonly result: CampaignResult }): ReactNode {
  const { session, busy, language, t } = usePane();
  const lines = useLineStyles();
  const [draft, setDraft] = useState<LetterDraft>(EMPTY);
  const [log, setLog] = useState(false);
  const [refusals, setRefusals] = useState<readonly DraftRefusal[]>([]);
  const [looked, setLooked] = useState<{
    readonly at: CampaignResult;
    readonly preview: LetterPreview;
  } | null>(null);
  // Letters of another day's balances are not shown beside today's: the user looks again.
  const preview = looked?.at === result ? looked.preview : null;

  const change = (next: LetterDraft): void => {
    setDraft(next);
    setRefusals([]);
    setLooked(null);
  };
  const take = (then: (wish: LetterWish) => void): void => {
    const read = wishOf(draft, language);
    if ('kind' in read) then(read);
    else setRefusals(read);
  };
  return (
    <>
      <LetterForm draft={draft} refusals={refusals} log={log} onChange={change} onLog={setLog} />
      <div className={lines.buttons}>
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => take((read) => setLooked({ at: result, preview: previewLetters(result, read) }))}
        >
          {t('letters.look')}
        </Button>
        <Button
          size="small"
          appearance={preview !== null && preview.letters.length > 0 ? 'primary' : 'secondary'}
          disabledFocusable={busy}
          onClick={() => take((read) => void session.writeLetters(read, log && draft.kind === '催款函'))}
        >
          {t('letters.write')}
        </Button>
      </div>
      {preview === null ? (
        <span className={lines.small}>{t('letters.explain')}</span>
      ) : (
        <Preview preview={preview} />
      )}
    </>
  );
}

function Preview({ preview }: { readonly preview: LetterPreview }): ReactNode {
  const { language, t } = usePane();
  const lines = useLineStyles();
  const [open, setOpen] = useState(false);
  const { letters, omitted, standing } = preview;
  const owed = letters.reduce((sum, letter) => sum + letter.owed, 0n);
  return (
    <>
      <p>
        {t('letters.found', { count: countText(letters.length), owed: exactAmount(language, owed) })}
        {standing && <span className={lines.small}>{t('letters.standing')}</span>}
      </p>
      <StepwiseList
        items={letters}
        first={FIRST_LETTERS}
        render={(letter) => <LetterLine letter={letter} />}
      />
      {omitted.length > 0 && (
        <Fold
          level={3}
          title={t('letters.omitted')}
          summary={t('letters.omittedCount', { count: countText(omitted.length) })}
          open={open}
          onToggle={setOpen}
        >
          <StepwiseList
            items={omitted}
            first={FIRST_LETTERS}
            render={(one) => <OmittedLine omitted={one} />}
          />
        </Fold>
      )}
    </>
  );
}

function LetterLine({ letter }: { readonly letter: Letter }): ReactNode {
  const { language, t } = usePane();
  const lines = useLineStyles();
  const { debtor, number, claims, owed } = letter;
  return (
    <div className={lines.line}>
      <span className={lines.text}>
        {debtor}
        <span className={lines.small}>{t('letters.line', { number, count: claims.length })}</span>
      </span>
      <span className={lines.figure}>
        <TraceFigure name={debtor} from={t('letters')} of={(now, spoken) => traceLetter(now, letter, spoken)}>
          {exactAmount(language, owed)}
        </TraceFigure>
      </span>
    </div>
  );
}

function OmittedLine({ omitted }: { readonly omitted: OmittedLetter }): ReactNode {
  const { language } = usePane();
  const lines = useLineStyles();
  const { debtor, reason, balance } = omitted;
  return (
    <div className={lines.line}>
      <span className={lines.text}>
        {debtor}
        <span className={lines.small}>{text(language, `pane.letters.reason.${reason}`)}</span>
      </span>
      <span className={lines.figure}>{exactAmount(language, balance)}</span>
    </div>
  );
}
