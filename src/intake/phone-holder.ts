import { normalisePhone } from '../people/normalise.ts';
import type { PeopleStore } from '../people/store.ts';
import { FactProblem } from './fact-problem.ts';
import { text, type Values } from './values.ts';

/** Who has the number: an identity, or, where the file hides the number, nobody, and the text seen. */
export type PhoneHolder = { readonly id: number | null; readonly seen: string | null };

/** Masked, encrypted, or a number that ties nobody: of somebody all the same. */
const SOMEBODY = /\*|^##|^\$\$|^~|(?:\d\D*){7}/;

export type PhoneHolders = {
  /** Who has the number in the field `phone`. @throws FactProblem where it is no number at all */
  readonly of: (values: Values) => PhoneHolder;
  /** How many rows hid it. */
  readonly hidden: () => number;
};

/** For facts about people whom only a number names. */
export function openPhoneHolders(people: PeopleStore, region: string | null): PhoneHolders {
  let hidden = 0;
  return {
    of: (values) => {
      const seen = text(values, 'phone');
      const value = normalisePhone(seen, region);
      if (value !== undefined) return { id: people.identity({ kind: 'phone', value }), seen: null };
      if (!SOMEBODY.test(seen)) throw new FactProblem('phone', seen);
      hidden += 1;
      return { id: null, seen };
    },
    hidden: () => hidden,
  };
}
