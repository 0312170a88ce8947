import { USER_ACTIONS, type UserAction } from './user-actions';

/** Every fault at every round trip of every action takes many minutes: the longer command asks for it (`npm run fuzz`). */
export const ALL = process.env.QINGQIAN_FAULTS === 'all';

/** The actions that a run tries: of those that are alike every run tries some, the longer command all. */
export const TRIED_ACTIONS: readonly UserAction[] = USER_ACTIONS.filter(
  ({ isAlike }, index) => ALL || isAlike !== true || index % 8 === 0,
);
