import { datedSettings } from '../../platform/db/index.ts';
import type { SettingName } from '../settings/types.ts';

export const { settingsOn, settingOn, changeSettings } = datedSettings<SettingName>('library.setting');
