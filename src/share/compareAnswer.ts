import type { AnswerBrief, SharedState } from './linkState.ts';

/** What the sender had. */
export type SenderAnswer = Pick<SharedState<unknown>, 'case' | 'semantics' | 'answer'>;

/** What the receiver has, with how many of the named entities and relations this case holds. */
export interface AnswerHere extends SenderAnswer {
  readonly named: number;
  readonly missing: number;
}

/**
 * What differs between the sender's answer and the one here, in words for a banner; `undefined` when nothing does.
 * Another case hash alone is no difference: the same data in another format has another one.
 */
export function compareAnswer(sender: SenderAnswer, here: AnswerHere): string | undefined {
  const parts: string[] = [];
  const answers = compareCounts(sender.answer, here.answer);
  if (answers !== undefined) parts.push(answers);
  if (here.missing > 0) parts.push(`${show(here.named - here.missing)} of ${show(here.named)} named entities found`);
  if (parts.length === 0) return undefined;
  if (sender.case.hash !== here.case.hash) {
    parts.push(
      sender.case.title === here.case.title
        ? 'the data are not the same'
        : `made on “${sender.case.title}”, open is “${here.case.title}”`,
    );
  }
  if (sender.semantics !== here.semantics) {
    parts.push(`the sender's version counted by other rules (${sender.semantics}, here ${here.semantics})`);
  }
  return parts.join('; ');
}

function compareCounts(sender: AnswerBrief | undefined, here: AnswerBrief | undefined): string | undefined {
  if (!sender && !here) return undefined;
  if (!sender) return 'sender saw no answer';
  const saw = `sender saw ${chains(sender)}, ${show(sender.entities)} ${sender.entities === 1 ? 'entity' : 'entities'}`;
  if (!here) return `${saw}; here there is no answer`;
  const same = sender.chains === here.chains && sender.complete === here.complete && sender.entities === here.entities;
  if (!same) return `${saw}; here ${atLeast(here)}${show(here.chains)}, ${show(here.entities)}`;
  return sender.digest === here.digest ? undefined : `${saw}; here as many, but not the same ones`;
}

function chains(answer: AnswerBrief): string {
  return `${atLeast(answer)}${show(answer.chains)} ${answer.chains === 1 ? 'chain' : 'chains'}`;
}

function atLeast(answer: AnswerBrief): string {
  return answer.complete ? '' : 'at least ';
}

function show(count: number): string {
  return count.toLocaleString('en-GB');
}
