import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { addressOf, type Place } from '../../finding/finding';
import type { Language } from '../../locale/text';
import { paneText, usePane } from '../pane-context';
import { LinkButton } from './link-button';

const useStyles = makeStyles({ root: { whiteSpace: 'nowrap', flexShrink: 0 } });

/** A place as a user reads it: 「回款!E88」, 「阶段 第6行」; the file alone where it names no sheet. */
export function placeText(language: Language, place: Place): string {
  const { sheet, row, column } = place;
  if (sheet === undefined) return place.file;
  if (row !== undefined && column === undefined) return paneText(language, 'row', { sheet, row: row + 1 });
  const address = addressOf(place);
  return address === '' ? sheet : `${sheet}!${address}`;
}

/**
 * Leads to a cell, a row or a sheet of the workbook.
 * @param props.words what the link says; the place itself where not given
 */
export function PlaceLink({ place, words }: { readonly place: Place; readonly words?: string }): ReactNode {
  const { session, busy, language, t } = usePane();
  const styles = useStyles();
  const { sheet, row, column } = place;
  const name = placeText(language, place);
  if (sheet === undefined) return <span>{words ?? name}</span>;
  return (
    <LinkButton
      className={styles.root}
      label={t('jumpTo', { place: name })}
      disabled={busy}
      onClick={() => {
        void session.show({
          sheet,
          ...(row !== undefined && { row }),
          ...(column !== undefined && { column }),
        });
      }}
    >
      {words ?? name}
    </LinkButton>
  );
}
