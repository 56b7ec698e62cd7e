import { type Typed, typedFrom } from '../../platform/forms/index.ts';
import { topicsTyped } from '../rules/topics.ts';
import type { Text, Topic } from '../types.ts';
import { factField, sourcesTyped } from './parts.ts';

/** A text as its form has it; `naming`: what a page that is new is called by. */
export function typedText(text: Text, topics: readonly Topic[], naming: Record<string, string> = {}): Typed {
  return typedFrom({
    ...naming,
    ...{
      title: text.title,
      summary: text.summary,
      body: text.body,
      audiences: text.audiences,
      ages: text.ages,
    },
    ...{
      topics: topicsTyped(text.topics, topics),
      reading: text.reading,
      sensitive: text.sensitive ? 'yes' : 'no',
    },
    'neutral-title': text.neutralTitle,
    ...dateBoxes('as-at', text.asAt),
    ...dateBoxes('covers-until', text.coversUntil),
    ...dateBoxes('review-due', text.reviewDue),
    sources: sourcesTyped(text.sources),
    ...Object.fromEntries(Object.entries(text.facts).map(([name, value]) => [factField(name), value])),
  });
}

export function dateBoxes(name: string, date: Temporal.PlainDate | null): Record<string, string> {
  if (!date) return {};
  return {
    [`${name}-day`]: `${date.day}`,
    [`${name}-month`]: `${date.month}`,
    [`${name}-year`]: `${date.year}`,
  };
}
