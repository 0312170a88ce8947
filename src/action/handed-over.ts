/**
 * What a request of Excel on the web may hold, and with it what one call hands to a function of an add-in (platform.md §2): whole
 * ranges, at each recalculation anew.
 */
export const MOST_HANDED_BYTES = 5_000_000;
