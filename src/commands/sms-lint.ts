import { findTarget } from '../codes/targets.ts';
import { PscrmError } from '../core/errors.ts';
import { readBrand } from '../db/settings.ts';
import { lengthOf } from '../sms/length.ts';
import { draftOf, lintMessage } from '../sms/lint.ts';
import { type Provider, PROVIDERS } from '../sms/providers.ts';
import { linkRedirects } from '../sms/redirects.ts';
import { parseTemplate } from '../sms/template.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { FINDING_COLUMNS, findingRow, sayFindings } from './rules-shown.ts';
import { MESSAGE_OPTIONS, typedProvider, typedSignature, typedTime } from './sms-request.ts';

export const smsLint: CommandSpec = {
  path: 'sms lint',
  text: 'help.sms-lint',
  options: [
    { flags: '--provider <id>', text: 'option.sms-lint-provider', repeat: true },
    ...MESSAGE_OPTIONS,
    { flags: '--target <name>', text: 'option.sms-lint-target' },
  ],
  output: 'table',
  schema: 'pscrm.lint/1',
  examples: [
    "sms lint --provider aliyun --signature 测试品牌 --text '会员礼已备好，详见 {link} {optout}' --send-at '2026-04-02 10:00'",
  ],
  run: (context, input) => {
    const text = input.text('text');
    if (text === undefined) throw new PscrmError('missing-option', { option: '--text' });
    const typed = input.list('provider').map(typedProvider);
    const providers = typed.length > 0 ? typed : PROVIDERS;
    const drafts = providers.map(
      (provider) => [provider, draft(context, input, provider)] as const,
    );
    const findings = drafts.flatMap(([provider, one]) => lintMessage(one, provider));
    // What the law says it says of every provider.
    const once = [...new Map(findings.map((one) => [`${one.of} ${one.id}`, one])).values()];
    const longest = drafts
      .map(([, { message }]) => message)
      .toSorted((a, b) => b.length - a.length);
    const { characters, segments } = lengthOf(longest[0] ?? '');
    const refused = once.filter(({ effect }) => effect === 'refused').length;
    const counts = { characters, segments, refused, watch: once.length - refused };
    if (context.globals.form === 'table') sayFindings(context, once, [], context.print);
    else {
      const rows = once.map((one) => findingRow(context, one, []));
      context.show('pscrm.lint/1', { columns: FINDING_COLUMNS, rows }, counts);
    }
    if (!context.json) context.remark('say.sms-lint', counts);
    if (refused > 0) context.endWith(1);
  },
};

function draft(context: Context, input: Input, provider: Provider) {
  const db = context.workspace();
  const { brand } = readBrand(db);
  const target = input.text('target');
  return draftOf(
    {
      parts: parseTemplate(input.text('text') ?? ''),
      signature: typedSignature(input, brand),
      brand,
      baseUrl: context.settings().base_url || 'https://…',
      link: input.flag('constant-link') ? 'constant' : 'own',
      redirects: target === undefined ? null : linkRedirects(db, findTarget(db, target).id),
      minute: typedTime(context, input)?.minute ?? null,
    },
    provider,
  );
}
