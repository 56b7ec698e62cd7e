import { randomUUID } from 'node:crypto';
import { zipOf } from '../../src/learning/sample/module-zip.ts';

const PARTS = ['Signs', 'Listening', 'Recording'] as const;

/** Only once the part before is satisfied; the objective of each is known to the next by the course's own name for it. */
const part = (
  title: string,
  at: number,
) => `<item identifier="part-${at}" identifierref="page" parameters="?at=${at}"><title>${title}</title>
<imsss:sequencing IDRef="in-turn"><imsss:objectives><imsss:primaryObjective objectiveID="learned"><imsss:mapInfo targetObjectiveID="course.${at}" writeSatisfiedStatus="true"/></imsss:primaryObjective>
<imsss:objective objectiveID="before">${at === 0 ? '' : `<imsss:mapInfo targetObjectiveID="course.${at - 1}" readSatisfiedStatus="true"/>`}</imsss:objective></imsss:objectives>
${at === 0 ? '<imsss:sequencingRules/>' : ''}</imsss:sequencing></item>`;

/** A course of 2004 of three parts and a quiz, each open once the one before is satisfied; the quiz may be taken twice. */
export const sequencedManifest = (title: string) => `<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="in-turn" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="course"><organization identifier="course"><title>${title}</title>
${PARTS.map(part).join('\n')}
<item identifier="quiz" identifierref="page" parameters="?at=3"><title>Questions</title>
<imsss:sequencing IDRef="in-turn"><imsss:limitConditions attemptLimit="2"/><imsss:rollupRules objectiveMeasureWeight="1"/><imsss:objectives>
<imsss:primaryObjective objectiveID="learned" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective>
<imsss:objective objectiveID="before"><imsss:mapInfo targetObjectiveID="course.2" readSatisfiedStatus="true"/></imsss:objective></imsss:objectives></imsss:sequencing></item>
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing></organization></organizations>
<resources><resource identifier="page" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource></resources>
<imsss:sequencingCollection><imsss:sequencing ID="in-turn"><imsss:sequencingRules><imsss:preConditionRule>
<imsss:ruleConditions conditionCombination="any"><imsss:ruleCondition referencedObjective="before" operator="not" condition="satisfied"/><imsss:ruleCondition referencedObjective="before" operator="not" condition="objectiveStatusKnown"/></imsss:ruleConditions>
<imsss:ruleAction action="disabled"/></imsss:preConditionRule></imsss:sequencingRules>
<imsss:rollupRules objectiveMeasureWeight="0"/><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing></imsss:sequencingCollection></manifest>`;

/** What each of its parts is: says how it is told, passes or fails, and asks to be taken on. */
const PAGE = `<!doctype html><html lang="en"><head><title>Part</title></head><body><h1>Part <span id="at"></span></h1>
<p id="told"></p><p id="may"></p><button data-as="passed">I learned it</button><button data-as="failed">I did not</button>
<button data-go="continue">Continue</button><button data-go="previous">Previous</button><button data-go="suspendAll">Suspend all</button><button data-go="exitAll">Exit all</button>
<script>
const api = window.API_1484_11;
const text = (id, words) => { document.getElementById(id).textContent = words; };
api.Initialize('');
text('at', new URLSearchParams(location.search).get('at'));
text('told', 'Begun as ' + api.GetValue('cmi.entry') + ', was at ' + (api.GetValue('cmi.location') || 'nowhere') + ', objectives ' + api.GetValue('cmi.objectives._count'));
text('may', 'May go on: ' + api.GetValue('adl.nav.request_valid.continue') + ', back: ' + api.GetValue('adl.nav.request_valid.previous') + ', to the quiz: ' + api.GetValue('adl.nav.request_valid.choice.{target=quiz}'));
addEventListener('click', ({ target: { dataset } }) => {
  if (dataset.as) {
    api.SetValue('cmi.location', dataset.as);
    api.SetValue('cmi.completion_status', 'completed');
    api.SetValue('cmi.success_status', dataset.as);
    api.SetValue('cmi.score.scaled', dataset.as === 'passed' ? '0.9' : '0.3');
    api.Commit('');
  }
  if (dataset.go) {
    if (dataset.go === 'suspendAll') api.SetValue('cmi.exit', 'suspend');
    api.SetValue('adl.nav.request', dataset.go);
    api.Terminate('');
  }
});
</script></body></html>`;

/** The course as a package that nobody brought before. */
export const sequencedCourse = (title = `In turn ${randomUUID()}`) =>
  zipOf([
    ['imsmanifest.xml', Buffer.from(sequencedManifest(title))],
    ['index.html', Buffer.from(PAGE)],
  ]);
