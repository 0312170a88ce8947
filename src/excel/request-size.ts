/**
 * What a request, and an answer, may hold. Excel on the web refuses them over 5 MB, but what decides is the pane: office.js packs
 * and unpacks each in one piece, some 150 ms for a megabyte and a half, in which no key and no click is heard.
 */
export const MOST_BYTES = 500_000;

/** What one command costs in a request: its action, its object path and the action that creates the object. */
export const COMMAND_BYTES = 250;

/** What a cell's value may take in an answer, as long as nobody has seen it: a Chinese text of some twenty characters. */
export const UNSEEN_CELL_BYTES = 64;

/** Blocks of cells that are read are at most so large by that estimate; several of them go into one round trip. */
export const READ_BLOCK_BYTES = 250_000;

/** A write is one command up to here; larger spans are cut, so that progress can be told and work be cancelled. */
export const WRITE_BLOCK_BYTES = 300_000;
