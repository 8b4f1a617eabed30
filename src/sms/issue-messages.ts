import type { Campaign } from '../codes/campaigns.ts';
import { codeUrl } from '../codes/code-rows.ts';
import { type IssuedBatch, issueBatch, type IssueOptions } from '../codes/issue-batch.ts';
import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { type Length, lengthOf } from './length.ts';
import { nameInMessage } from './name.ts';
import type { Holdout, SmsPlan } from './plan-messages.ts';
import type { Provider } from './providers.ts';
import type { Addressee } from './standing.ts';
import { demands, fillTemplate, type Part, type Values } from './template.ts';

/** A batch of messages as a person asks for it. */
export type SmsSpec = {
  readonly campaign: Campaign;
  readonly provider: Provider;
  readonly signature: string;
  /** As it was typed, and as it was read. */
  readonly text: string;
  readonly parts: readonly Part[];
  readonly link: 'own' | 'constant';
  readonly brand: string;
  readonly baseUrl: string;
  readonly sendAt: number;
  readonly holdout: Holdout | null;
  /** Of one segment, in millionths of the currency's major unit; null: not said. */
  readonly priceMicros: number | null;
  readonly currency: string;
};

export type Message = Length & {
  readonly phone: string;
  readonly code: string;
  readonly variant: string;
  readonly values: Values;
  /** Whole, as it arrives. */
  readonly text: string;
};

export type IssuedMessages = {
  readonly issued: IssuedBatch;
  readonly messages: readonly Message[];
};

const ADD_BATCH = /* sql */ `
  INSERT INTO sms_batches (
    batch_id, provider, signature, text, link, send_at, segments, price_micros, currency,
    holdout_percent, holdout_seed
  ) VALUES (
    :batch_id, :provider, :signature, :text, :link, :send_at, :segments, :price_micros, :currency,
    :holdout_percent, :holdout_seed
  )`;
const ADD_PERSON = /* sql */ `
  INSERT INTO sms_people (batch_id, identity_id, role) VALUES (?, ?, ?)`;
const FIND_IDENTITY = /* sql */ `SELECT id FROM identities WHERE kind = 'phone' AND value = ?`;
const ADD_IDENTITY = /* sql */ `INSERT INTO identities (kind, value) VALUES ('phone', ?)`;
const ADD_CUSTOMER = /* sql */ `
  INSERT INTO customers (identity_id, customer_id) VALUES (:id, :id)`;

/**
 * Carries a plan out: codes, and a record of who is written to and who is held back. Run inside a
 * transaction.
 * @throws nothing-to-issue for an empty plan; names-missing {n}, where the text needs a name that some
 *   people do not have; and what issueBatch throws
 */
export function issueMessages(
  db: Database,
  plan: SmsPlan,
  spec: SmsSpec,
  options: IssueOptions,
): IssuedMessages {
  const { campaign, parts } = spec;
  const { written, held } = plan;
  if (written.length === 0) throw new PscrmError('nothing-to-issue', { campaign: campaign.name });
  const nameless = written.filter(({ name }) => nameInMessage(name) === '').length;
  if (nameless > 0 && demands(parts, 'name'))
    throw new PscrmError('names-missing', { n: nameless });
  const isOwn = spec.link === 'own';
  const issued = issueBatch(
    db,
    {
      campaign,
      mode: 'recipients',
      unit: isOwn ? 'single' : 'shared',
      invites: false,
      personal: isOwn,
      count: isOwn ? written.length : 1,
      holders: isOwn ? written.map(holderOf) : [],
      skipped: [],
    },
    options,
  );
  const messages = messagesOf(written, issued, spec);
  record(db, issued.batchId, spec, messages, { written, held });
  return { issued, messages };
}

function holderOf({ phone, identity_id }: Addressee) {
  return { kind: 'person' as const, owner: { kind: 'phone', value: phone }, identity_id };
}

function messagesOf(written: readonly Addressee[], issued: IssuedBatch, spec: SmsSpec): Message[] {
  const { provider, brand, baseUrl, parts, signature } = spec;
  const [first] = issued.codes;
  return written.map(({ phone, name }, at) => {
    const { code, variant } = issued.codes[at] ?? first ?? { code: '', variant: '' };
    const link = codeUrl(baseUrl, code, issued.form.capitals);
    const values = { link, name: nameInMessage(name), brand, optout: provider.optOut };
    const text = fillTemplate(parts, signature, values);
    return { phone, code, variant, values, text, ...lengthOf(text) };
  });
}

function record(
  db: Database,
  batchId: number,
  spec: SmsSpec,
  messages: readonly Message[],
  { written, held }: Pick<SmsPlan, 'written' | 'held'>,
): void {
  db.prepare(ADD_BATCH).run({
    batch_id: batchId,
    provider: spec.provider.id,
    signature: spec.signature,
    text: spec.text,
    link: spec.link,
    send_at: spec.sendAt,
    segments: segmentsOf(messages),
    price_micros: spec.priceMicros,
    currency: spec.priceMicros === null ? null : spec.currency,
    holdout_percent: spec.holdout?.percent ?? 0,
    holdout_seed: spec.holdout?.seed ?? null,
  });
  const find = db.prepare<[string], number>(FIND_IDENTITY).pluck();
  const add = db.prepare<[string]>(ADD_IDENTITY);
  const addCustomer = db.prepare<{ id: number }>(ADD_CUSTOMER);
  const addPerson = db.prepare<[number, number, string]>(ADD_PERSON);
  const identity = ({ phone, identity_id }: Addressee): number => {
    const known = identity_id ?? find.get(phone);
    if (known !== undefined) return known;
    const id = Number(add.run(phone).lastInsertRowid);
    // Nothing ties a new number to anybody yet: it is a customer of its own.
    addCustomer.run({ id });
    return id;
  };
  for (const one of written) addPerson.run(batchId, identity(one), 'sent');
  for (const one of held) addPerson.run(batchId, identity(one), 'held');
}

/** What is paid for. */
export function segmentsOf(messages: readonly Length[]): number {
  return messages.reduce((sum, { segments }) => sum + segments, 0);
}
