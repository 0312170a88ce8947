import {
  teamsHighContrastTheme,
  tokens,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from '@fluentui/react-components';

/** What Office says of its own look. */
export type OfficeTheme = 'light' | 'dark' | 'contrast';

/** Fluent's tokens and the pane's own: the main action in Excel's green, and the ramp of the aging bar. */
interface PaneTheme extends Theme {
  readonly mainAction: string;
  readonly mainActionHover: string;
  readonly mainActionPressed: string;
  readonly mainActionText: string;
  /** Below the pointer; the contrast theme's own would hide the text on it. */
  readonly hover: string;
  /** From what is not yet due to the oldest. */
  readonly age0: string;
  readonly age1: string;
  readonly age2: string;
  readonly age3: string;
  readonly age4: string;
  readonly age5: string;
}

/** Fonts that Windows has for Chinese come first; the last ones are for other systems. */
const FONTS =
  '"Microsoft YaHei", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Segoe UI", sans-serif';

const GREEN = {
  mainAction: '#107c41',
  mainActionHover: '#0e6d39',
  mainActionPressed: '#0b5a2f',
  mainActionText: '#ffffff',
};

const DARK_TO_LIGHT = {
  age0: '#3b4a5e',
  age1: '#3f5f8c',
  age2: '#5b7fb0',
  age3: '#85a5d1',
  age4: '#b3cbea',
  age5: '#e3edfa',
};

const THEMES: Readonly<Record<OfficeTheme, PaneTheme>> = {
  light: {
    ...webLightTheme,
    ...GREEN,
    hover: webLightTheme.colorSubtleBackgroundHover,
    fontFamilyBase: FONTS,
    age0: '#c7d3e3',
    age1: '#9db7d9',
    age2: '#7b9bc9',
    age3: '#5b7fb0',
    age4: '#35588a',
    age5: '#1d3557',
  },
  dark: {
    ...webDarkTheme,
    ...GREEN,
    ...DARK_TO_LIGHT,
    hover: webDarkTheme.colorSubtleBackgroundHover,
    fontFamilyBase: FONTS,
  },
  contrast: {
    ...teamsHighContrastTheme,
    ...DARK_TO_LIGHT,
    fontFamilyBase: FONTS,
    hover: '#333333',
    mainAction: teamsHighContrastTheme.colorBrandBackground,
    mainActionHover: teamsHighContrastTheme.colorBrandBackgroundHover,
    mainActionPressed: teamsHighContrastTheme.colorBrandBackgroundPressed,
    mainActionText: teamsHighContrastTheme.colorNeutralForegroundOnBrand,
  },
};

/** Fluent's theme for a look of Office. */
export function paneTheme(theme: OfficeTheme): PaneTheme {
  return THEMES[theme];
}

/** The pane's own tokens, as styles name them. */
export const paneTokens = {
  mainAction: 'var(--mainAction)',
  mainActionHover: 'var(--mainActionHover)',
  mainActionPressed: 'var(--mainActionPressed)',
  mainActionText: 'var(--mainActionText)',
  hover: 'var(--hover)',
} as const;

const STEPS = 6;

/**
 * The colour of a bucket: the older, the further from the background. What has no date is grey.
 * @param index of the bucket among `count`
 * @param dated false for the bucket of claims without a date
 */
export function ageColour(index: number, count: number, dated: boolean): string {
  if (!dated) return tokens.colorNeutralForegroundDisabled;
  const step = count <= 1 ? STEPS - 1 : Math.round((index * (STEPS - 1)) / (count - 1));
  return `var(--age${step})`;
}
