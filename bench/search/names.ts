/** Names for invented people, by where families have them from, commonest first. */
export interface NameStock {
  /** Share of families. */
  share: number;
  F: readonly string[];
  M: readonly string[];
  surnames: readonly string[];
  /** Rare surnames and rare given names: their share, and the parts that they are put together from. */
  rareSurnames: Rare;
  rareGivens: Rare;
}

interface Rare {
  share: number;
  parts: readonly (readonly string[])[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

export const STOCKS: readonly NameStock[] = [
  {
    share: 0.8,
    F: words(`Olivia Amelia Emily Isla Ava Sophie Jessica Grace Lily Ella Mia Charlotte Chloe Poppy Freya Evie Lucy
      Daisy Ruby Hannah Emma Megan Katie Holly Georgia Phoebe Rosie Millie Eleanor Matilda Alice Florence Erin Molly
      Scarlett Imogen Abigail Bethany Lauren Rebecca Rachel Sarah Laura Victoria Nicola Joanne Lisa Karen Julie Susan
      Tracey Deborah Helen Jane Elizabeth Margaret Catherine Louise Samantha Amanda Hayley Kirsty Gemma Natasha Stacey
      Zara Maisie Willow Ivy Elsie Harriet Niamh Siobhan Caitlin Paige Jodie Kayleigh Courtney Skye Summer Tilly Nancy
      Robyn Martha Esme Orla Bonnie Beatrice Heidi Penelope Thea Iris Maya Lola Darcey Eliza Annabelle Violet Lexi`),
    M: words(`Oliver George Jack Harry Noah Charlie Thomas Jacob Oscar William James Leo Alfie Henry Joshua Freddie Archie
      Ethan Isaac Alexander Joseph Edward Samuel Max Daniel Arthur Lucas Logan Theo Harrison Benjamin Mason Sebastian
      Finley Adam Dylan Zachary Riley Teddy Luke Liam Connor Ryan Nathan Callum Matthew Michael David Christopher Paul
      Andrew Mark Stephen Richard Robert John Peter Simon Ian Kevin Gary Darren Lee Jason Craig Stuart Scott Dean Carl
      Shaun Sean Aaron Jamie Kieran Bradley Kyle Reece Jordan Ashley Toby Louis Elliot Rory Jude Frankie Reuben Stanley
      Ronnie Albie Rowan Hugo Felix Jasper Ralph Ellis Owen Rhys Evan Cameron Gabriel Tyler Declan Patrick Dominic`),
    surnames:
      words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
      Roberts Green Hall Wood Jackson Clarke Hughes Edwards Harris Turner Martin Cooper Hill Ward Morris Moore Clark
      King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell
      Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Marshall Richards Anderson Simpson Ellis
      Adams Webb Foster Rogers Mason Russell Gray Knight Hunt Palmer Holmes Mills Campbell Barnes Chapman Matthews Lloyd
      Stevens Butler Jenkins Murray Barker Dixon Fisher Pearson Reid Harvey Gibson Graham Fletcher Howard Andrews Elliott
      Reynolds Payne Fox Ford West Lawrence Brooks Day Spencer Cole Wells Burton Grant Ryan Pearce Armstrong Gardner
      Stone Hawkins Dawson Rose Nicholson Berry Hart Carr Walsh Perry Newman Atkinson Gordon Cunningham`),
    rareSurnames: {
      share: 0.72,
      parts: [
        words(`Ash Bar Bir Black Bram Brent Broad Burn Car Chad Clay Cob Cran Dal Den Dray East Ed Ell Fair Farn Fen Gold
  Gran Had Hal Ham Hart Has Hay Hen Hol Hor Hurst Kel Ken Kings Lang Law Lin Lock Long Mar Mel Mid Mor Nor Oak Old Pen
  Pick Pres Rad Ram Red Ridg Rock Sax Sed Shel Sher Skel Stan Stock Suth Thorn Til Tra Up Wal War Wat Wen Whit Wim Wind
  Win Wool Wor Wyn Yar Beck Cal Dun Gar Hux Kil Len Mal Nes Ox`),
        words('el en er ing le am'),
        words(`ton ley ford ham well worth wood field land by combe den don gate grave hall hill holme house hurst ing ingham
  ington iston kin low man mere more ner nett over ridge row sall sett shaw side son stead stock stone thorpe ter tree
  wick win wright yard bourne bridge brook cliffe cote croft dale`),
      ],
    },
    rareGivens: {
      share: 0.25,
      parts: [
        words('Ad Al Bri Cal Cor Da El Em Fae Ha Ja Kal Ky La Le Ma Mi Ro Sha Sie Ta Ty Va Za'),
        words('bel den dra ia ius la leigh lie lin ly na nelle ra rin ron ry son ton vin yn'),
      ],
    },
  },
  {
    share: 0.08,
    F: words(`Aisha Fatima Zainab Priya Ananya Maryam Sana Khadija Simran Jasmine Anjali Noor Hafsa Amina Sadia Farah Rabia
      Neha Pooja Manpreet Harpreet Meera Diya Aaliyah Shabana Nasreen Sunita Rekha`),
    M: words(`Mohammed Muhammad Ali Hamza Ibrahim Yusuf Ahmed Arjun Aarav Rohan Bilal Usman Imran Zain Haris Jaspreet
      Gurpreet Ravi Sanjay Amit Abdul Omar Hassan Hussain Adeel Tariq Vikram Nikhil`),
    surnames:
      words(`Khan Patel Hussain Ahmed Ali Singh Begum Kaur Shah Akhtar Malik Iqbal Mahmood Mohammed Bibi Miah Rahman
      Uddin Chowdhury Sharma Kumar Gill Sandhu Desai Mistry Chaudhry Sheikh Qureshi Islam Hossain`),
    rareSurnames: {
      share: 0.9,
      parts: [
        words(
          'Akh Ans Bash Bhat Chand Das Dhar Fazl Gan Gul Hab Iqb Jal Kap Lat Mah Nad Naz Par Qur Raj Rash Saj Shak Tal Wah Yad Zub',
        ),
        words('al ar awala eem er esh i il in kar ani oor ur wal yar'),
      ],
    },
    rareGivens: {
      share: 0.7,
      parts: [
        words('Aa Ab Ad An Ar Asi Fa Fai Ha Ib Im In Ja Ka Ma Mu Na Ni Ra Ri Sa Sha Su Ta Ya Za'),
        words('ad an aan bir desh dia een fiya hid il in ira ish jit lam mir na nam nya rah san shan ya yan'),
      ],
    },
  },
  {
    share: 0.045,
    F: words(`Zofia Maja Julia Hanna Zuzanna Oliwia Aleksandra Natalia Wiktoria Magdalena Katarzyna Agnieszka Ioana Andreea
      Elena Ruta Ieva Ivana`),
    M: words(`Jakub Antoni Szymon Filip Mateusz Kacper Piotr Krzysztof Tomasz Marcin Andrei Stefan Ionut Lukas Mantas Ivan
      Dmitri Pavel`),
    surnames:
      words(`Nowak Kowalski Kowalska Wisniewski Wojcik Kaminski Lewandowski Zielinski Szymanski Wozniak Kozlowski
      Jankowski Mazur Popescu Ionescu Popa Dumitru Kazlauskas Petrauskas Horvat Novak Ivanov Petrov`),
    rareSurnames: {
      share: 0.9,
      parts: [
        words(
          'Adam Ban Bor Chmiel Dab Fil Gor Jab Jan Kal Kos Kraw Lew Maj Now Olsz Piet Rog Sob Stef Tom Urb Wil Zaw',
        ),
        words('acki ak czak czyk ecki ek ewicz iak inski kowski owicz owski escu aitis'),
      ],
    },
    rareGivens: {
      share: 0.4,
      parts: [
        words('Ale An Bog Dom Ed Er Ew Gab Il Jan Kar Kin Lau Len Mag Mar Mil Nik Ol Pau Rad San Tad Wer'),
        words('ana ek elia en eta ian ika ina iusz olas omir onika osz slaw us ylia'),
      ],
    },
  },
  {
    share: 0.075,
    F: words(`Ayo Chidinma Amara Ngozi Folake Abena Adwoa Esi Fadumo Hodan Amal Layla Mariam Salma Yasmin Blessing Precious
      Temitope Wanjiru Zahra`),
    M: words(`Emeka Chinedu Tunde Kwame Kofi Kwabena Abdi Abdullahi Mustafa Khalid Samir Tariq Oluwaseun Babatunde Femi Tendai
      Juma Idris Karim Mehmet`),
    surnames:
      words(`Okafor Okeke Adeyemi Adebayo Balogun Mensah Owusu Boateng Asante Osei Hassan Abdi Warsame Farah Mohamud
      Ibrahim Haddad Khoury Mansour Saleh Yilmaz Demir Kamau Moyo Ndlovu Eze Nwosu Appiah`),
    rareSurnames: {
      share: 0.9,
      parts: [
        words('Aba Ade Aki Ami Asa Ba Chi Da Eke Fa Ga Ibi Ka Ma Mu Nwa Obi Ola Omo Sa Ta Uche Wa Za'),
        words('bayo da fiz goke jide kola lami leke mba nde nike rimi sanya suf tunji wale wande yemi'),
      ],
    },
    rareGivens: {
      share: 0.7,
      parts: [
        words('Ab Ade Ak Amo Ba Chi Da Ebu Fa Fo Iki Ja Ki Ko Le Ma Na Nne Obi Olu Se Si Te Ti U Wa Ya Zu'),
        words('bo dayo di dun fe ka ke la li ma mi mo na nia ra ri sha so tayo wa ye zi'),
      ],
    },
  },
];

/** A rare name: one of some hundreds or thousands. */
export function rareName({ parts }: Rare, random: () => number): string {
  return parts.map((part) => part[Math.floor(random() * part.length)]).join('');
}

/** What people are called instead, and what clerks write. */
export const SHORT: Readonly<Record<string, string>> = Object.fromEntries(
  words(`Thomas:Tom William:Bill Robert:Bob Richard:Dick Elizabeth:Liz Margaret:Maggie Catherine:Kate Katie:Katherine
    Samuel:Sam Benjamin:Ben Daniel:Dan Matthew:Matt Michael:Mike Christopher:Chris Andrew:Andy Joseph:Joe Joshua:Josh
    Alexander:Alex Edward:Ted James:Jim Jacob:Jake Zachary:Zac Nathan:Nate Charlotte:Lottie Amelia:Millie Jessica:Jess
    Abigail:Abbie Rebecca:Becky Victoria:Vicky Samantha:Sam Matilda:Tilly Eleanor:Ellie Isabella:Bella Susan:Sue
    Deborah:Debbie Mohammed:Mohammad Muhammad:Mohamed Hussain:Husain Ahmed:Ahmad Fatima:Fatema Aleksandra:Ola
    Katarzyna:Kasia Jakub:Kuba Temitope:Temi Oluwaseun:Seun Babatunde:Tunde Yusuf:Yousef`).map((pair) =>
    pair.split(':'),
  ),
);
