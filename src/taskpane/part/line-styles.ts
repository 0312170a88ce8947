import { makeStyles, tokens } from '@fluentui/react-components';

/** How the lines of sections look: a text, a figure at its right edge, a hairline between them. */
export const useLineStyles = makeStyles({
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: '8px',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  plain: { borderTopWidth: 0 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  figure: {
    flexShrink: 0,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  small: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  bad: { color: tokens.colorPaletteRedForeground1 },
  sum: { fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', padding: '8px 0' },
  indented: { paddingLeft: '12px' },
});
