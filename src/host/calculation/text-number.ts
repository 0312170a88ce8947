import { serialOf } from './serial-date';

const NUMBER = /^([+-]?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(?:[eE]([+-]?\d+))?(%?)$/;
const DAY = /^(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?|年(\d{1,2})月(?:(\d{1,2})日)?)$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * The number that a text stands for, as Excel's arithmetic reads it: figures, amounts of money, percentages, days and times.
 * @returns null where it is nothing but a text
 */
export function numberOfText(text: string): number | null {
  const bare = text.trim();
  const negative = /^\(([^-+()]+)\)$/.exec(bare);
  const found = NUMBER.exec(negative ? negative[1] : bare);
  if (!found) return dateOfText(bare);
  const [, sign, whole, fraction = '', exponent = '0', percent] = found;
  const size = Number(`${whole.replaceAll(',', '') || '0'}${fraction === '.' ? '' : fraction}e${exponent}`);
  if (!Number.isFinite(size)) return null;
  const amount = percent === '' ? size : size / 100;
  return sign === '-' || negative ? -amount : amount;
}

/** The serial number of a day, a time, or both; null for what is neither or does not exist (2025-2-30). */
export function dateOfText(text: string): number | null {
  const [first, second, more] = text.trim().split(/\s+/);
  if (more !== undefined) return null;
  const day = dayNumber(first);
  if (second === undefined) return day ?? timeNumber(first);
  const time = timeNumber(second);
  return day === null || time === null ? null : day + time;
}

function dayNumber(text: string): number | null {
  const found = DAY.exec(text);
  if (!found) return null;
  const [year, month, day] = [found[1], found[3] ?? found[5], found[4] ?? found[6] ?? '1'].map(Number);
  const lastDay = serialOf(year, month + 1, 0) - serialOf(year, month, 0);
  const exists = year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  return exists ? serialOf(year, month, day) : null;
}

function timeNumber(text: string): number | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [hours, minutes, seconds] = [found[1], found[2], found[3] ?? '0'].map(Number);
  return hours > 23 || minutes > 59 || seconds > 59 ? null : (hours * 3600 + minutes * 60 + seconds) / 86_400;
}
