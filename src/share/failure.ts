/** Why a link or a view file cannot be opened. */
export type LinkFailure = 'cut' | 'unreadable' | 'too-long' | 'too-large' | 'newer';

/** What each failure means, for the person who opened it. The work at hand is kept in every case. */
export const LINK_FAILURES: Readonly<Record<LinkFailure, string>> = {
  cut: 'The link was cut on the way or has extra characters at its end. Copy it again as a whole, or ask for a view file.',
  unreadable: 'This is not a readable view.',
  'too-long': 'The link is longer than 16,384 characters and was not read. Ask the sender for a view file.',
  'too-large': 'The view unpacks to more than a view can hold, so reading was stopped.',
  newer:
    'The view was made by a newer version of Throughline. Reload the page to get that version, then open it again.',
};
