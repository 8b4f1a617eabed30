import { findCampaign } from '../codes/campaigns.ts';
import { platformsOfOrders } from '../codes/plan-orders.ts';
import { PscrmError } from '../core/errors.ts';
import { judgeCampaign, platformsOf, textsOf } from '../rules/judge-campaign.ts';
import { notTaken, risksOf, takeRisks } from '../rules/risks.ts';
import { typedPlatforms } from './batch-request.ts';
import { typedReason } from './campaign-risks.ts';
import type { CommandSpec } from './command.ts';
import { FINDING_COLUMNS, findingRow, sayFindings } from './rules-shown.ts';

export const campaignLint: CommandSpec = {
  path: 'campaign lint',
  text: 'help.campaign-lint',
  arguments: [{ name: 'name', text: 'argument.campaign' }],
  options: [
    { flags: '--text <words>', text: 'option.lint-text', repeat: true },
    { flags: '--platform <id>', text: 'option.lint-platform', repeat: true },
    { flags: '--acknowledge-risk <why>', text: 'option.acknowledge-risk' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'table',
  schema: 'pscrm.lint/1',
  examples: [
    'campaign lint spring-card --platform pdd',
    "campaign lint spring-card --text '五星好评返 2 元红包' --acknowledge-risk 'own shop only, asked our lawyer'",
  ],
  run: (context, input) => {
    const [name] = input.arguments;
    if (name === undefined) throw new PscrmError('missing-argument', { argument: 'NAME' });
    const db = context.workspace();
    const campaign = findCampaign(db, name);
    const typed = typedPlatforms(input, platformsOfOrders(db));
    const findings = judgeCampaign({
      channel: campaign.channel,
      play: campaign.play,
      texts: [...textsOf(db, campaign), ...input.list('text')],
      platforms: typed.length > 0 ? typed : platformsOf(db, campaign.id),
    });
    const why = typedReason(input);
    const open = notTaken(findings, risksOf(db, campaign.id));
    if (why !== undefined && !input.flag('dry-run'))
      takeRisks(db, campaign.id, open, why, context.globals.now);
    const risks = risksOf(db, campaign.id);
    const left = why === undefined ? open.length : 0;
    const counts = { findings: findings.length, refused: left, name: campaign.name };
    if (context.globals.form === 'table') sayFindings(context, findings, risks, context.print);
    else {
      const rows = findings.map((one) => findingRow(context, one, risks));
      context.show('pscrm.lint/1', { columns: FINDING_COLUMNS, rows }, counts);
    }
    if (!context.json)
      context.remark(findings.length === 0 ? 'say.lint-clean' : 'say.lint', counts);
    if (!context.json && left > 0) context.remark('say.lint-go-on', counts);
    if (left > 0) context.endWith(1);
  },
};
