import { routes } from '../../src/app.ts';
import { directoryFiles, settleDirectory } from '../support/directory-pages.ts';
import { learningFiles, settleLearning } from '../support/learning-pages.ts';
import { libraryFiles, settleLibrary } from '../support/library-pages.ts';
import { settleMeetings } from '../support/meeting-forms.ts';
import { ofThePublicHouse, walkEveryPage } from '../support/walking.ts';

walkEveryPage({
  routes: routes.filter(ofThePublicHouse),
  settle: async (app) => {
    await settleLibrary(app);
    await settleDirectory(app);
    await settleLearning(app);
    await settleMeetings(app);
    await app.settled();
  },
  files: [...libraryFiles, ...directoryFiles, ...learningFiles],
});
