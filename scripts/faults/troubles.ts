import { failOnce, FAULTS, nameOf } from '../../test/fault/failing';
import { meddle, MEDDLING } from '../../test/fault/meddling';
import type { Prepared } from '../../test/fault/played';
import type { UserAction } from '../../test/fault/user-actions';

/** Something that goes wrong at one request of an action. */
export interface Trouble {
  readonly name: string;
  /** @throws Error where something of the user's is other than it was, or nothing says why; false where it did not come about */
  readonly strike: (office: Prepared, action: UserAction, request: number) => Promise<boolean>;
}

/** How many times more often a request fails in one way than somebody meddles in one: there are fewer ways to fail. */
const OFTEN = 4;

/** Everything of test/fault that can go wrong at a request, as often as it is to be drawn. */
export const TROUBLES: readonly Trouble[] = [
  ...Array<typeof FAULTS>(OFTEN)
    .fill(FAULTS)
    .flat()
    .map((fault): Trouble => ({
      name: nameOf(fault),
      strike: async (office, action, request) => (await failOnce(office, action, fault, request)) !== 'ended',
    })),
  ...MEDDLING.map((meddling): Trouble => ({
    name: meddling.name,
    strike: (office, action, request) => meddle(office, action, meddling, request),
  })),
];
