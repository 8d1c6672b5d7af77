/** The guided first game in `classroom`, step by step. Each task is checked against the game. */
import type { OrderKind } from '../../engine/index.js';
import type { LessonRecord, LessonStep } from './lesson.js';

const hasDrafted =
  (kind: OrderKind) =>
  ({ drafted }: LessonRecord): boolean =>
    drafted.has(kind);

/** Texts fit four lines of 76 letters. */
export const CLASSROOM_STEPS: readonly LessonStep[] = [
  {
    id: 'welcome',
    text:
      'You lead a front of a few hundred people in an invented country: a valley that likes you, a town ' +
      'that is undecided, a capital that does not know you. The authorities have more of everything but ' +
      'knowledge. Thirty weeks lie ahead; the first line says how both sides stand.',
  },
  {
    id: 'map',
    text:
      'The map shades each area by one thing. Now it shows control: who governs, as you believe. ' +
      'The arrow keys choose an area; what you know of it stands beside the map.',
    task: 'Press the down arrow to choose the town of Talmar.',
    done: ({ areas }) => areas.has('talmar'),
  },
  {
    id: 'shades',
    text:
      'v shades the map by something else. Some things you know from your own books, some you only ' +
      'believe: then a range stands in brackets. The truth lies in it mostly, less often where hardly ' +
      'anybody tells you.',
    task: 'Press v a few times, and look at fear and at your own forces.',
    done: ({ shades }) => shades.has('fear') && shades.has('own_forces'),
  },
  {
    id: 'valley',
    text:
      'Most of your people are in the Orvan valley. Fighters need pay, arms and a network of people who ' +
      'hide them. Cells are the few who act; they take weeks to form and are lost in a night.',
    task: 'Press the up arrow to go back to the valley, and read its card.',
    done: ({ now }) => now.area === 'orvan',
  },
  {
    id: 'first-order',
    text:
      'Orders go to a front, not to a village, and each costs attention, of which you have little. ' +
      'Below the list you see the price and the odds, as far as you can know. Right goes on, Enter gives.',
    task: 'Press Enter, then Right. Compare the odds of each posture, and give the valley front one.',
    done: hasDrafted('front_posture'),
  },
  {
    id: 'undo',
    text:
      'Until you end the week nothing is final. u takes the last change back, Ctrl-R brings it again. ' +
      'Esc leaves the list of orders.',
    task: 'Take your order back with u, then bring it back with Ctrl-R.',
    done: ({ mostDrafted, fewestAfterMost, now }) =>
      (mostDrafted > 0 && fewestAfterMost < mostDrafted && now.drafted.length >= mostDrafted) ||
      now.turn > 0,
  },
  {
    id: 'first-week',
    text:
      'A commander in the field hears your order and may take it his own way: a bold one strikes when ' +
      'told to wait. What he did, and why, is told in the news.',
    task: 'Go back to the board with Esc, and press n to end the week.',
    done: ({ now, first }) => now.turn > first.turn,
  },
  {
    id: 'reports',
    text:
      'News of the week stands beside the map or under Tab. Mind whose word each line is: your own ' +
      'people count high, the authorities count low, monitors come late. None of it is the truth.',
    task: 'Press r to read all reports of the last weeks, then Esc.',
    done: ({ screens, now }) => screens.has('reports') && now.screen === 'board',
  },
  {
    id: 'money',
    text:
      'Emigrants give money; it comes over the passes and through the bazaar, less fees and seizures. ' +
      'Unpaid fighters go home. A widened corridor carries more and is noticed more.',
    task: 'Press Enter, and under "Money corridor" widen one of the two.',
    done: hasDrafted('corridor_effort'),
  },
  {
    id: 'reckoning',
    text:
      'At the end of each quarter both margins are reckoned. Zero or above at two reckonings in a row ' +
      'wins; else the higher at the end. The true ones count: what you see is what you make of them.',
    task: 'Press n until the reckoning has come, and read what drove your margin.',
    done: ({ screens }) => screens.has('reckoning'),
  },
  {
    id: 'why',
    text:
      'Every change is the sum of named causes, and they add up. If your fighters grow fewer, the list ' +
      'says how many left unpaid, were killed, or were sent away.',
    task: 'On the board press w: what changed in this area, and why. Then Esc.',
    done: ({ screens, now }) => screens.has('why') && now.screen === 'board',
  },
  {
    id: 'abroad',
    text:
      'Vostra lies across the passes. While it tolerates you, your people can rest there; it wears down ' +
      'as the authorities court it. Envoys help, slowly. Stances and which way they move stand under Abroad.',
    task: 'Press Tab until the panel Abroad is chosen.',
    done: ({ panels }) => panels.has('actors'),
  },
  {
    id: 'standing',
    text:
      'What you always want done can be a standing order: a posture is kept so, an envoy goes every ' +
      'four weeks while attention and money last. They stand in the panel of orders.',
    task: 'Press Enter, choose "Envoy", "Vostra", and press s to keep sending one.',
    done: ({ now }) => now.standing > 0,
  },
  {
    id: 'until',
    text:
      'Quiet weeks need not be played one by one. m goes on for four weeks, N until something needs you: ' +
      'an event that waits for an answer (e), a failed order, pay that ran out, a reckoning.',
    task: 'Press N on the board.',
    done: ({ now, first }) => now.turn > first.turn,
  },
  {
    id: 'free',
    text:
      'You know enough to play on. Watch your margin, the unpaid share in the valley, and Vostra. Try ' +
      'punishing weeks and quiet ones; g goes back to any week, b plays on from there. ? helps everywhere.',
  },
];
