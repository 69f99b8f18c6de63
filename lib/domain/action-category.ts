import { ACTION_CATEGORIES, type ActionCategory } from "./action-acceptance";

// What kind of action a recommendation asks for, in the five categories of UPR Info: 1 minimal, 2 continuing,
// 3 considering, 4 general, 5 specific. What is suggested here is a reading of the opening verbs, for a person to confirm.

/** The verbs of each category, as a recommendation opens with them. */
const VERBS: Record<ActionCategory, string> = {
  1: "call exchange learn request seek share",
  2: "continue keep maintain persevere persist preserve pursue remain sustain",
  3: `analyse analyze assess consider contemplate envisage envision evaluate examine explore look
    reconsider reflect review revise study`,
  4: `accelerate accomplish accord act address advance aim allocate allow apply assure attach avoid
    broaden build combat commit comply consolidate cooperate dedicate deepen deploy devote do
    double encourage endeavor endeavour engage enhance ensure exert expand expedite facilitate
    fight focus follow foster further give grant guarantee harmonise harmonize hasten honour
    identify improve include increase intensify invest involve make mobilise mobilize move observe
    offer pay persuade prioritise prioritize progress promote protect provide recognise recognize
    redouble reduce refrain reinforce remedy remove resolve respect respond safeguard secure
    simplify speed step stimulate streamline strengthen strive support tackle take train treat try
    upgrade uphold use widen work`,
  5: `abandon abide abolish accede accept adapt adhere adopt agree align amend annul appoint approve
    arrest ban become bring cancel carry cease close codify collect commute compensate complete
    conclude conduct confirm convene create criminalise criminalize declare decriminalise
    decriminalize define demilitarise design develop disband disclose disseminate dissolve draft
    draw elaborate eliminate enable enact end enforce eradicate erect establish execute extend
    extradite finalise finalize form formulate free fulfil halt hold impeach implement impose
    incorporate inform initiate institute integrate introduce investigate invite issue join launch
    legalise legalize legislate lift modify monitor organise organize outlaw pass penalise permit
    place prepare present prevent proceed proclaim prohibit prosecute publish punish raise ratify
    rebuild recall reform register reinstate release repeal replace report rescind restore return
    revoke schedule separate set sign start stop submit suspend terminate transfer transform
    translate transpose unblock undertake withdraw`,
};

const CATEGORY_OF = new Map(
  ACTION_CATEGORIES.flatMap((category) =>
    VERBS[category].split(/\s+/).map((verb) => [verb, category] as const),
  ),
);

/** What may stand before the first verb without being the action: who is addressed, and how it is to be done. */
const BEFORE_THE_VERB =
  /^(?:the|that|to|it|should|state|states|government|authorities|party|china|and|as|well|also|further|swiftly|promptly|immediately|urgently|fully|effectively|actively|duly|strictly|positively|seriously|recommend|recommends|recommended|please|all|necessary)$/;

/** "In line with …," and the like, up to the first comma. */
const SETTING = /^(?:in|with|within|while|as|on|following|given|through|under)\b[^,]{0,200},\s*/;

/** A step that is named and left open: to adopt all necessary measures is as general as to take them. */
const OPEN_STEP =
  /^(?:\w+ ){0,4}?(?:adopt|implement|undertake|develop|establish)(?: \w+){0,3} (?:measures|steps|actions?|efforts|initiatives)\b/;

/** How many words an opening has: a verb further in is not the action. */
const OPENING = 14;

/** Steps so exact that they make a general action a specific one, where they are given as its examples. */
const EXAMPLES =
  /\b(?:by|through) (?:the )?(?:\w+ly )?(?:abolish|acced|adopt|amend|clos|creat|criminali[sz]|enact|establish|introduc|investigat|lift|pass|prohibit|ratif|releas|repeal|sett|sign|withdraw)/i;

/**
 * The category that the first action of a recommendation suggests. Of two opening verbs the second counts ("continue and
 * strengthen" is general); a general action with specific examples is specific. Null where no known verb opens the text,
 * as in any language but English.
 */
export function suggestActionCategory(text: string): ActionCategory | null {
  const opening = openingOf(text);
  const words = opening.split(/[^\p{L}]+/u, OPENING);
  const at = words.findIndex((word) => CATEGORY_OF.has(word));
  if (at < 0 || !words.slice(0, at).every((word) => isBeforeTheVerb(word))) return null;
  const verb = secondVerb(words, at) ?? words[at] ?? "";
  const category = CATEGORY_OF.get(verb) ?? null;
  if (category === 5 && OPEN_STEP.test(opening)) return 4;
  return category === 4 && EXAMPLES.test(text) ? 5 : category;
}

const isBeforeTheVerb = (word: string) => BEFORE_THE_VERB.test(word) || word.endsWith("ly");

/** The text in lower case from its first clause that asks for something, without a number or letter before it. */
const openingOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, "")
    .replace(/^[a-z]\)\s*/, "")
    .replace(SETTING, "")
    .replace("put in place", "establish")
    .replace("put an end", "end");

/** "Continue and strengthen", "continue and further strengthen": the second of two verbs that open together. */
function secondVerb(words: readonly string[], at: number): string | null {
  if (words[at + 1] !== "and") return null;
  const next = words.slice(at + 2, at + 4).find((word) => !isBeforeTheVerb(word));
  return next !== undefined && CATEGORY_OF.has(next) ? next : null;
}
