import { campaignNames } from '../codes/campaigns.ts';
import { PscrmError } from '../core/errors.ts';
import type { Context } from './context.ts';

/**
 * Which campaign is meant, where none was typed: chosen from a list in a terminal.
 * @param asked what was answered, as it would have been typed: this answer is added
 * @param wanted `made`: not those that nothing but a file names, for no code can be of them
 * @throws missing-option where nobody can be asked, or there is nothing to choose from
 */
export async function askWhichCampaign(
  context: Context,
  asked: string[],
  wanted: 'made' | 'any',
): Promise<string> {
  const { io, say } = context;
  const known = campaignNames(context.workspace())
    .filter(({ channel }) => wanted === 'any' || channel !== '')
    .map(({ name }) => name);
  if (known.length === 0)
    throw new PscrmError('missing-option', { option: '--campaign', why: 'no-campaign' });
  const choices = known.map((name) => ({ value: name, name }));
  const question = (): Promise<string> => io.ask.choose(say('ask.campaign'), choices);
  const campaign = await context.ask('--campaign', question, { why: 'one-of', known });
  asked.push('--campaign', campaign);
  return campaign;
}
