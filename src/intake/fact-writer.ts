import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import type { FactSeen } from '../formats/canonical.ts';
import type { FactKind } from '../formats/format.ts';
import { parsePerson } from '../people/normalise.ts';
import type { PeopleStore } from '../people/store.ts';
import { FactProblem } from './fact-problem.ts';
import { openFriends } from './friend.ts';
import type { FactTable, Sightings } from './sightings.ts';
import { instant, text, type Values } from './values.ts';

const FIND_JOIN = /* sql */ `
  SELECT id FROM joins WHERE identity_id = ? AND staff = ? AND joined_at = ? AND state = ?`;
const ADD_JOIN = /* sql */ `
  INSERT INTO joins (identity_id, staff, joined_at, state, day, nickname, phone_seen)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const FIND_LEAVE = /* sql */ `
  SELECT id FROM leaves WHERE identity_id = ? AND staff = ? AND left_at = ?`;
const ADD_LEAVE = /* sql */ `
  INSERT INTO leaves (identity_id, staff, left_at, day) VALUES (?, ?, ?, ?)`;
const FIND_VISIT = /* sql */ `SELECT id FROM visits WHERE code = ? AND at = ? AND visitor = ?`;
const ADD_VISIT = /* sql */ `INSERT INTO visits (code, at, visitor, day) VALUES (?, ?, ?, ?)`;
const FIND_REFERRAL = /* sql */ `
  SELECT id FROM referrals
  WHERE campaign_id = ? AND inviter_id = ? AND invitee_id = ? AND at = ?`;
const ADD_REFERRAL = /* sql */ `
  INSERT INTO referrals (campaign_id, inviter_id, invitee_id, at, day) VALUES (?, ?, ?, ?, ?)`;
const FIND_PARTICIPANT = /* sql */ `
  SELECT id FROM participants WHERE campaign_id = ? AND identity_id = ? AND at = ?`;
const ADD_PARTICIPANT = /* sql */ `
  INSERT INTO participants (campaign_id, identity_id, at, day) VALUES (?, ?, ?, ?)`;
const FIND_COST = /* sql */ `
  SELECT id FROM costs
  WHERE campaign_id = ? AND variant = ? AND kind = ? AND amount_minor = ? AND currency = ?
    AND at = ? AND nth = ?`;
const ADD_COST = /* sql */ `
  INSERT INTO costs (campaign_id, variant, kind, amount_minor, currency, at, nth, day)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const FIND_CAMPAIGN = /* sql */ `SELECT id, origin FROM campaigns WHERE name = ?`;
const ADD_CAMPAIGN = /* sql */ `
  INSERT INTO campaigns (name, channel, origin, created_at) VALUES (?, ?, 'import', ?)`;

type Context = { readonly timezone: string; readonly region: string | null; readonly now: number };

export type FactWriter = {
  /** @returns whether the fact is new to the workspace @throws FactProblem */
  readonly write: (fact: FactSeen) => boolean;
  /** Names of campaigns that a file named first, and that were created for it. */
  readonly createdCampaigns: () => readonly string[];
};

/** Writes facts other than orders, each at most once. Run inside the import's transaction. */
export function openFacts(
  db: Database,
  context: Context,
  people: PeopleStore,
  sightings: Sightings,
): FactWriter {
  const created: string[] = [];
  const costs = new Map<string, number>();
  const day = (at: number): number => dayOf(at, context.timezone);

  /** Finds a fact by what makes it one, or adds it. `more` are columns that do not. */
  const keeper = (
    table: FactTable,
    find: string,
    add: string,
  ): ((line: number, key: readonly unknown[], more: readonly unknown[]) => boolean) => {
    const finder = db.prepare<unknown[], number>(find).pluck();
    const adder = db.prepare(add);
    return (line, key, more) => {
      const known = finder.get(...key);
      const id = known ?? Number(adder.run(...key, ...more).lastInsertRowid);
      sightings.add(table, id, line);
      return known === undefined;
    };
  };
  const keepJoin = keeper('join', FIND_JOIN, ADD_JOIN);
  const keepLeave = keeper('leave', FIND_LEAVE, ADD_LEAVE);
  const keepVisit = keeper('visit', FIND_VISIT, ADD_VISIT);
  const keepReferral = keeper('referral', FIND_REFERRAL, ADD_REFERRAL);
  const keepParticipant = keeper('participant', FIND_PARTICIPANT, ADD_PARTICIPANT);
  const keepCost = keeper('cost', FIND_COST, ADD_COST);
  const findCampaign = db.prepare<[string], { id: number; origin: string }>(FIND_CAMPAIGN);
  const addCampaign = db.prepare<[string, string, number]>(ADD_CAMPAIGN);

  const person = (values: Values, field: string): number => {
    const identifier = parsePerson(text(values, field), context.region);
    if (identifier === 'unknown-kind') {
      throw new FactProblem(field, text(values, field), 'unknown-kind');
    }
    if (identifier === undefined) throw new FactProblem(field, text(values, field));
    return people.identity(identifier);
  };

  const campaign = (values: Values, channel: string, line: number): number => {
    const name = text(values, 'campaign');
    const known = findCampaign.get(name);
    const id = known?.id ?? Number(addCampaign.run(name, channel, context.now).lastInsertRowid);
    if (known === undefined) created.push(name);
    if (known?.origin !== 'user') sightings.add('campaign', id, line);
    return id;
  };

  const friend = openFriends(people, sightings, context.region);

  const writers: Record<FactKind, (values: Values, line: number) => boolean> = {
    joins: (values, line) => {
      const at = instant(values, 'joined_at');
      const { id, phoneSeen } = friend(values, line);
      const key = [id, text(values, 'staff'), at, text(values, 'state')];
      return keepJoin(line, key, [day(at), text(values, 'nickname') || null, phoneSeen]);
    },
    leaves: (values, line) => {
      const at = instant(values, 'left_at');
      return keepLeave(
        line,
        [person(values, 'external_userid'), text(values, 'staff'), at],
        [day(at)],
      );
    },
    visits: (values, line) => {
      const at = instant(values, 'at');
      return keepVisit(
        line,
        [codeOf(text(values, 'code')), at, text(values, 'visitor')],
        [day(at)],
      );
    },
    referrals: (values, line) => {
      const at = instant(values, 'at');
      const [inviter, invitee] = [person(values, 'inviter'), person(values, 'invitee')];
      return keepReferral(
        line,
        [campaign(values, 'referral', line), inviter, invitee, at],
        [day(at)],
      );
    },
    participants: (values, line) => {
      const at = instant(values, 'at');
      const who = person(values, 'person');
      return keepParticipant(line, [campaign(values, 'referral', line), who, at], [day(at)]);
    },
    costs: (values, line) => {
      const at = instant(values, 'at');
      const key = [
        campaign(values, '', line),
        text(values, 'variant'),
        text(values, 'kind'),
        values['amount'] ?? 0,
        text(values, 'currency'),
        at,
      ];
      const nth = (costs.get(key.join('\u0000')) ?? 0) + 1;
      costs.set(key.join('\u0000'), nth);
      return keepCost(line, [...key, nth], [day(at)]);
    },
    recipients: () => false,
  };

  return {
    write: ({ kind, values, line }) => writers[kind](values, line),
    createdCampaigns: () => created,
  };
}

/** A code, or the address that its QR holds. */
export function codeOf(written: string): string {
  return /^https?:\/\/[^?#]*\/([^/?#]+)/i.exec(written)?.[1] ?? written;
}
