import { namedMachine } from './bots.ts';
import { type Memory, openMemory, textKey } from './recent.ts';
import { FLAGS } from './words.ts';

/** What a request says of itself, as far as it tells a machine from a human. Nothing of it is stored. */
export type Hit = {
  readonly method: string;
  /** `Sec-Purpose`, or the older `Purpose`, `X-Purpose`, `X-Moz`. */
  readonly purpose: string | undefined;
  readonly userAgent: string;
  readonly code: string;
  /** The code is one person's: see CodeState. */
  readonly single: boolean;
  /** The visitor as a number (see visitor.ts), and the address alone, in any form that tells it. */
  readonly visitor: number;
  readonly address: number;
  /** ms UTC */
  readonly at: number;
};

/** A second look from elsewhere follows a scan in WeChat within seconds (w7corp/easywechat#963). */
export const SECOND_FETCH_MS = 5_000;
/** Programs of a telephone open a link of one message as several browsers at once. */
export const BURST_MS = 30_000;
/** One visitor who comes again in so short a time is counted once. */
export const REPEAT_MS = 600_000;

/** What is known of the last minutes: who came to which code, and by what each code was fetched last. */
export type Recent = {
  readonly visitors: Memory;
  readonly codes: Memory;
  readonly agents: Map<string, Agent>;
  /** The one that was looked at last: each is asked for twice. */
  latest: { readonly userAgent: string; readonly agent: Agent } | null;
};

type Agent = { readonly flags: number; readonly isWechat: boolean; readonly key: number };

/** @param bits of room: at 18, half a million of the latest visitors and codes in 17 MB */
export function openRecent(bits = 18): Recent {
  return { visitors: openMemory(bits), codes: openMemory(bits), agents: new Map(), latest: null };
}

const AGENTS = 10_000;
const LONG_AGENT = 512;

/** User agents are few and long: each is looked at once. */
function agentOf(userAgent: string, recent: Recent): Agent {
  if (recent.latest?.userAgent === userAgent) return recent.latest.agent;
  const agent = recent.agents.get(userAgent) ?? newAgent(userAgent, recent.agents);
  recent.latest = { userAgent, agent };
  return agent;
}

function newAgent(userAgent: string, agents: Map<string, Agent>): Agent {
  const named = userAgent.trim() === '' ? 'no-user-agent' : namedMachine(userAgent);
  const agent = {
    flags: named === null ? 0 : FLAGS[named],
    isWechat: userAgent.includes('MicroMessenger'),
    key: textKey(userAgent),
  };
  if (agents.size >= AGENTS) agents.clear();
  if (userAgent.length <= LONG_AGENT) agents.set(userAgent, agent);
  return agent;
}

/** The purposes for which browsers fetch what nobody may ever see. */
const AHEAD = /prefetch|prerender|preview/i;

/**
 * Which flags a visit has: 0 is a human who was not just here. Changes nothing but what it has learnt
 * of user agents; call `remember` with the answer before the next hit.
 */
export function labelVisit(hit: Hit, recent: Recent): number {
  const agent = agentOf(hit.userAgent, recent);
  let flags = agent.flags;
  if (hit.method === 'HEAD') flags |= FLAGS.head;
  if (hit.purpose !== undefined && AHEAD.test(hit.purpose)) flags |= FLAGS.prefetch;
  if (flags !== 0) return flags;
  const before = recent.visitors.find(visitKey(hit));
  if (before >= 0 && hit.at - recent.visitors.at(before) < REPEAT_MS) return FLAGS.repeat;
  return followsAnother(hit, agent, recent.codes);
}

/** Does it come too soon behind somebody else at the same code to be somebody else? */
function followsAnother(hit: Hit, agent: Agent, codes: Memory): number {
  const last = codes.find(textKey(hit.code));
  if (last < 0) return 0;
  const since = hit.at - codes.at(last);
  const sameAgent = Math.abs(codes.first(last)) === agent.key;
  const wasWechat = codes.first(last) < 0;
  const elsewhere = codes.second(last) !== hit.address;
  // People in a shop scan one poster within seconds: there, only the very same browser is suspicious.
  if (wasWechat && elsewhere && since < SECOND_FETCH_MS && (hit.single || sameAgent))
    return FLAGS['second-fetch'];
  return hit.single && !sameAgent && since < BURST_MS ? FLAGS.burst : 0;
}

/** Keeps a hit that counted for the next ones to be compared with; others are none to compare with. */
export function remember(hit: Hit, flags: number, recent: Recent): void {
  if (flags !== 0) return;
  recent.visitors.put(visitKey(hit), hit.at);
  const { key, isWechat } = agentOf(hit.userAgent, recent);
  // The sign says whether it was WeChat.
  recent.codes.put(textKey(hit.code), hit.at, isWechat ? -key : key, hit.address);
}

/**
 * Keeps a visit that counted, as it was recorded, with a former server. Which browser it was and from where
 * is recorded nowhere: whoever else is at one person's code within half a minute is a burst, and at a
 * poster a person.
 */
export function recall(visit: { code: string; visitor: string; at: number }, recent: Recent): void {
  const { code, visitor, at } = visit;
  putIfLater(recent.visitors, visitKey({ code, visitor: textKey(visitor) }), at);
  putIfLater(recent.codes, textKey(code), at);
}

/** Visits that waited in a file were written behind later ones. */
function putIfLater(memory: Memory, key: number, at: number): void {
  const known = memory.find(key);
  if (known < 0 || memory.at(known) < at) memory.put(key, at);
}

function visitKey({ code, visitor }: Pick<Hit, 'code' | 'visitor'>): number {
  return textKey(code, visitor % 4_294_967_296);
}
