/** A figure as the format shows it, behind which a comma divides by a thousand: 0!.0,"万元". */
const SCALED = /[0#?],(?![0#?])/;
const LITERALS = /"[^"]*"|[\\!_*]./g;
const UNIT = /百万|亿|万|千(?=元)/;

/**
 * The money unit that a number format writes behind figures which it shows as they are; null where there is none, and where the format
 * divides them, so that they are kept in 元.
 * @param code the format as Excel writes it, for example `0.00"万元"`
 */
export function unitShown(code: string): string | null {
  const [positive] = code.split(';');
  const unit = UNIT.exec(positive.replace(/\[[^[\]]*\]/g, ''));
  return unit === null || SCALED.test(positive.replace(LITERALS, '')) ? null : `${unit[0]}元`;
}
