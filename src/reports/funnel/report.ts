import { byOneOf, CAMPAIGN, GROSS, SINCE, TOP, UNTIL, WHICH_VISITS } from '../options.ts';
import { ownText, type Report } from '../report.ts';
import { runCodes } from './codes-funnel.ts';
import { explainCodes } from './explain.ts';
import { explainSteps } from './steps/explain.ts';
import { refuseStepOptions, STEP_DIMENSIONS, STEP_OPTIONS } from './steps/question.ts';
import { runSteps } from './steps/report.ts';

/** What became of codes (see runCodes); with `--steps` any funnel of people (see runSteps). */
export const funnel: Report = {
  name: 'funnel',
  options: [
    CAMPAIGN,
    byOneOf(...STEP_DIMENSIONS),
    TOP,
    SINCE,
    UNTIL,
    WHICH_VISITS,
    GROSS,
    ...STEP_OPTIONS,
  ],
  who: true,
  examples: [
    'report funnel --campaign spring-card --by variant',
    'report funnel --campaign spring-card --json',
    'report funnel --campaign spring-card --who first_private_order',
    "report funnel --steps 'visit > join > order:private' --window 30d",
    "report funnel --steps 'join > order[paid>=5000]' --window 30d --without leave --by month",
    "report funnel --steps 'visit > join' --window 1h --by variant --since '2026-02-12 19:00' --until '2026-02-12 21:59'",
    "report funnel --steps 'visit[variant=red-packet] > join' --window 1h --by hour",
    "report funnel --campaign friends --steps 'asked > invite > order:private' --window 30d",
  ],
  run: (db, params, settings) => {
    if (ownText(params, 'steps') !== undefined) return runSteps(db, params, settings);
    refuseStepOptions(params);
    return runCodes(db, params, settings);
  },
  explain: (db, params, settings) => {
    if (ownText(params, 'steps') !== undefined) return explainSteps(db, params, settings);
    refuseStepOptions(params);
    return explainCodes(db, params, settings);
  },
};
