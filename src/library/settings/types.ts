/** How the library is kept, as its settings name it. */
export type SettingName = 'check links' | 'inbox days';
