import type { TestApp } from './app.ts';
import { behindCharges, chargesFiles, chargesLines, settleCharges } from './charges-pages.ts';
import {
  behindCredentials,
  credentialsFiles,
  credentialsLines,
  settleCredentials,
} from './credentials-pages.ts';
import { behindFeedback, feedbackFiles, feedbackLines, settleFeedback } from './feedback-pages.ts';
import { behindRegister, registerFiles, registerLines, settleRegister } from './register-pages.ts';
import { behindTraining, settleTraining, trainingFiles, trainingLines } from './training-pages.ts';

/** The pages and forms of learning. */
export const learningLines = {
  ...registerLines,
  ...trainingLines,
  ...credentialsLines,
  ...chargesLines,
  ...feedbackLines,
};
export const behindLearning = {
  ...behindRegister,
  ...behindTraining,
  ...behindCredentials,
  ...behindCharges,
  ...behindFeedback,
};
export const learningFiles = [
  ...registerFiles,
  ...trainingFiles,
  ...credentialsFiles,
  ...chargesFiles,
  ...feedbackFiles,
];

export async function settleLearning(app: TestApp): Promise<void> {
  await settleTraining(app);
  await settleCredentials(app);
  await settleCharges(app);
  await settleRegister(app);
  await settleFeedback(app);
}
