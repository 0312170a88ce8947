import { Button, makeStyles, Textarea } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { PlanItem, PlanState } from '../../action/plan-desk';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { StepwiseList } from '../part/stepwise-list';
import { PlanItemLine } from './plan-item-line';
import { Section } from './section';

const FIRST_ITEMS = 20;
/** What a plan is written in. */
const DOCUMENTS = '.txt,.docx';

const useStyles = makeStyles({
  label: { display: 'block', padding: '4px 0' },
  box: { width: '100%' },
  file: { display: 'none' },
});

/** 读取方案: a plan is pasted or chosen; what was found in it is accepted item by item. */
export function PlanSection(): ReactNode {
  const { state, t } = usePane();
  const { plan } = state;
  return (
    <Section name="plan" title={t('plan')} summary={summaryOf(plan, t)} somethingToDo={false}>
      <PlanBox plan={plan} />
      {plan !== null && <PlanItems plan={plan} />}
    </Section>
  );
}

function summaryOf(
  plan: PlanState | null,
  t: (key: string, values?: Record<string, number>) => string,
): string {
  if (plan === null) return t('plan.none');
  const count = (...states: PlanItem['state'][]): number =>
    plan.items.filter(({ state, isFigure }) => !isFigure && states.includes(state)).length;
  return t('plan.summary', {
    open: count('open'),
    done: count('accepted', 'present'),
    refused: count('refused', 'conflict'),
  });
}

/** Where the text goes: typed, pasted, dropped or chosen; it stays there, so that it can be put right and read again. */
function PlanBox({ plan }: { readonly plan: PlanState | null }): ReactNode {
  const { session, busy, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const box = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(plan?.text ?? '');
  const read = plan?.text;
  useEffect(() => {
    if (read !== undefined) setDraft(read);
  }, [read]);

  const readFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined || busy) return;
    await session.readPlanFile(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  const drop = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void readFile(event.dataTransfer.files[0]);
  };
  const allow = (event: DragEvent): void => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  };
  const isEmpty = draft.trim() === '';
  return (
    <div onDrop={drop} onDragOver={allow}>
      <label className={styles.label} htmlFor={box}>
        {t('plan.box')}
      </label>
      <Textarea
        id={box}
        className={styles.box}
        rows={5}
        resize="vertical"
        value={draft}
        placeholder={t('plan.placeholder')}
        onChange={(_, { value }) => setDraft(value)}
      />
      <div className={lines.buttons}>
        <Button
          size="small"
          appearance={plan === null ? 'primary' : 'secondary'}
          disabledFocusable={busy || isEmpty}
          onClick={() => void session.readPlan(draft)}
        >
          {t('plan.read')}
        </Button>
        <Button size="small" disabledFocusable={busy} onClick={() => chooser.current?.click()}>
          {t('plan.choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept={DOCUMENTS}
          className={styles.file}
          tabIndex={-1}
          aria-label={t('plan.choose')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            // The same file, put right meanwhile, can be chosen again.
            void readFile(file).then(() => (target.value = ''));
          }}
        />
      </div>
      <span className={lines.small}>{t('plan.explain')}</span>
    </div>
  );
}

/** What was found, in the order of the text; figures for which no table has a place stand apart. */
function PlanItems({ plan }: { readonly plan: PlanState }): ReactNode {
  const { session, busy, t } = usePane();
  const lines = useLineStyles();
  const figures = plan.items.filter(({ isFigure }) => isFigure);
  const items = plan.items.filter(({ isFigure }) => !isFigure);
  const open = items.filter(({ state }) => state === 'open').map(({ id }) => id);
  return (
    <>
      {open.length > 1 && (
        <div className={lines.buttons}>
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => void session.acceptPlan(open)}
          >
            {t('plan.acceptAll', { count: open.length })}
          </Button>
        </div>
      )}
      <StepwiseList items={items} first={FIRST_ITEMS} render={(item) => <PlanItemLine item={item} />} />
      {figures.length > 0 && (
        <Fold level={3} title={t('plan.figures')} summary={t('plan.figureCount', { count: figures.length })}>
          <div className={lines.indented}>
            <p className={lines.small}>{t('plan.figuresExplain')}</p>
            {figures.map((item) => (
              <PlanItemLine key={item.id} item={item} />
            ))}
          </div>
        </Fold>
      )}
    </>
  );
}
