/** num ÷ den with six decimals, half away from zero, nought without a sign; den is positive. */
export function sixDigits(num: bigint, den: bigint): string {
  const millionths = ((num < 0n ? -num : num) * 2_000_000n + den) / (2n * den);
  const sign = num < 0n && millionths > 0n ? '-' : '';
  const digits = millionths.toString().padStart(7, '0');
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
