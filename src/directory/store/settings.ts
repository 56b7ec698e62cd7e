import { datedSettings } from '../../platform/db/index.ts';

export const SETTINGS = ['stale after', 'ask after', 'check links', 'withdraw gone after'] as const;
export type SettingName = (typeof SETTINGS)[number];

export const { settingsOn, settingOn, changeSettings } = datedSettings<SettingName>('directory.setting');
