import { type Typed, typedFrom } from '../../../platform/forms/index.ts';
import type { Exclusion, Prerequisite } from '../../rules/eligibility.ts';
import type { Course } from '../../types.ts';

const said = (value: string | number | null) => (value === null ? '' : String(value));

/** A course as its form would have been filled in. */
export function typedCourse(
  course: Course,
  rules: { prerequisites: readonly Prerequisite[]; exclusions: readonly Exclusion[] },
): Typed {
  const needs = rules.prerequisites.flatMap(({ needsId, hard, equivalent, evidence }, at) => [
    [`needs-${at + 1}`, needsId] as const,
    [
      `needs-how-${at + 1}`,
      [...(hard ? ['hard'] : []), ...(equivalent ? ['equivalent'] : []), ...(evidence ? ['evidence'] : [])],
    ] as const,
  ]);
  const excluded = rules.exclusions.flatMap(({ agencyId, message, href }, at) => [
    [`excluded-${at + 1}`, agencyId] as const,
    [`excluded-message-${at + 1}`, message] as const,
    [`excluded-href-${at + 1}`, said(href)] as const,
  ]);
  return typedFrom({
    ...{ title: course.title, summary: course.summary, words: course.words, audience: course.audience },
    ...{ delivery: course.delivery, provider: course.provider },
    ...{ audiences: course.audiences, areas: course.areas, outcomes: course.outcomes.join('\n') },
    'audience-checked': course.audienceChecked ? 'yes' : '',
    'audience-kinds': course.audienceKinds,
    'audience-message': course.audienceMessage,
    'audience-href': said(course.audienceHref),
    'needs-credential': said(course.needsCredential),
    level: said(course.level),
    minutes: said(course.minutes),
    'provider-name': said(course.providerName),
    'external-href': said(course.externalHref),
    'price-table': said(course.priceTable),
    'charging-policy': said(course.chargingPolicy),
    'age-from': said(course.ageFrom),
    'age-to': said(course.ageTo),
    'age-to-send': said(course.ageToSend),
    'licence-note': course.licenceNote,
    'to-bring': course.toBring,
    'feedback-form': said(course.feedbackForm),
    'every-part': course.needsEveryPart ? 'yes' : '',
    assessment: course.needsAssessment ? 'yes' : '',
    'valid-months': said(course.validMonths),
    ...Object.fromEntries([...needs, ...excluded]),
  });
}
