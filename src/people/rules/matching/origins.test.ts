import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockKeys, compare, defaultModel, type Facts, searchKeys, zone } from './index.ts';

/** Names as a family writes them, and as somebody else wrote them down: given name | surname. */
const origins: Record<string, [string, string][]> = {
  English: [
    ['Catherine|Whitmore', 'Kathryn|Whitmore'],
    ['Thomas|Ashworth', 'Tom|Ashworth'],
    ['Phoebe|Lambert', 'Pheobe|Lambert'],
    ['Stephen|Clarke', 'Steven|Clark'],
  ],
  Arabic: [
    ['Muhammad|Al-Rashid', 'Mohamed|Alrashid'],
    ['محمد|حسن', 'Mohammed|Hassan'],
    ['Khadija|El Amrani', 'Khadeeja|Elamrani'],
    ['Youssef|Haddad', 'Yusuf|Hadad'],
  ],
  'South Asian': [
    ['Ayesha|Chowdhury', 'Aisha|Choudhury'],
    ['Harpreet|Kaur', 'Harprit|Kaur'],
    ['Lakshmi|Venkatesan', 'Laxmi|Venkatesan'],
    ['Suresh|', '|Suresh'],
  ],
  'Eastern European': [
    ['Łukasz|Kowalski', 'Lukasz|Kowalsky'],
    ['Zofia|Nowakowska', 'Sofia|Nowakowski'],
    ['Олена|Шевченко', 'Olena|Shevchenko'],
    ['Wiktoria|Wójcik', 'Victoria|Wojcik'],
    ['Łukasz|Wiśniewski', 'Lukas|Vishnievski'],
    ['Anna|Levandovskaya', 'Anna|Lewandowska'],
  ],
  'West African': [
    ['Oluwaseun|Adébáyò', 'Oluwaseun|Adebayo'],
    ['Chukwuemeka|Okonkwo', 'Chukwuemeka|Okonkwo-Eze'],
    ['Kwabena|Owusu-Ansah', 'Kwabena|Owusu Ansah'],
    ['Fatoumata|Diallo', 'Fatimata|Diallo'],
  ],
  'Spanish and Portuguese': [
    ['María José|García López', 'Maria|Garcia'],
    ['João|dos Santos', 'Joao|Santos'],
    ['Núria|Peña', 'Nuria|Pena'],
    ['Iñigo|Muñoz Ruiz', 'Inigo|Ruiz Munoz'],
  ],
  'East Asian': [
    ['Xiao Ming|Zhang', 'Xiaoming|Zhang'],
    ['Thi Hoa|Nguyễn', 'Hoa|Nguyen'],
    ['Wei|Chen', 'Chen|Wei'],
    ['Siu-Fong|Wong', 'Siu Fong|Wong'],
  ],
};

function facts(written: string, more: Omit<Facts, 'names'>): Facts {
  const [given = '', surname = ''] = written.split('|');
  return { names: [{ given, surname }], ...more };
}

const held = { born: '2014-07-23', sex: 'F' as const, places: [{ postcode: 'RM17 6SL' }] };

/** Sought with all that is held, after a move, and without a date of birth. */
const ways: Omit<Facts, 'names'>[] = [
  held,
  { ...held, places: [{ postcode: 'SS2 6ER' }] },
  { ...held, born: null },
];

describe('recall by the origin of names', () => {
  for (const [origin, pairs] of Object.entries(origins)) {
    test(origin, () => {
      const lost = pairs.flatMap(([ours, theirs]) =>
        ways.flatMap((known, way) => {
          const [person, sought] = [facts(ours, held), facts(theirs, known)];
          const kept = new Set(blockKeys(person).map(({ key }) => key));
          const found = searchKeys(sought).some(({ key }) => kept.has(key));
          const shown = zone(defaultModel, compare(defaultModel, sought, person)) !== 'new';
          return found && shown ? [] : [`${theirs}, way ${way}, ${found ? 'not shown' : 'not found'}`];
        }),
      );
      assert.deepEqual(lost, []);
    });
  }
});
