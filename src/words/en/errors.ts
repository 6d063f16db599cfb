/** The words of the error pages: for each status what happened, and what the reader can do now. */
export const errors = {
  pages: {
    400: {
      title: 'We could not read that',
      happened: 'Something in the address, or in what was sent, came in a form we cannot take. Nothing was kept.',
      now: 'Go back and try once more. If you typed the address, check it.',
    },
    403: {
      title: 'We did not take that',
      happened: 'We only take a form that was opened on this site, in the same browser. Nothing was kept.',
      now: 'Open the form here and fill it in again. If your words are still in the other window, you can copy them.',
    },
    404: {
      title: 'There is no page here',
      happened: 'The address may be old, or a letter may be wrong.',
      now: 'Check the address, or start from one of these pages.',
    },
    405: {
      title: 'This page takes no message',
      happened: 'Something was sent to a page that has no form. Nothing was kept.',
      now: 'Start again from the first page. It leads you to the right form.',
    },
    408: {
      title: 'That took too long',
      happened: 'The connection was slow and we stopped waiting. Nothing was kept.',
      now: 'Go back: your words are most likely still there. Send them again when the connection is better.',
    },
    413: {
      title: 'That is too much text at once',
      happened: 'What was sent is longer than we can take. Nothing was kept.',
      now: 'Write a shorter message. A few sentences are enough. Or call the team: its number is on its page.',
    },
    415: {
      title: 'We take plain forms only',
      happened: 'What was sent is a file, or a kind of data we cannot take. Nothing was kept.',
      now: 'Use the form on this site. It takes words, no files.',
    },
    421: {
      title: 'This is not our address',
      happened: 'Your browser asked for a name that is not ours.',
      now: 'Start from the portal itself.',
    },
    422: {
      title: 'Some answers need another look',
      happened: 'We could not use what was sent as it is. Nothing was kept.',
      now: 'Go back, look at your answers, and send them again.',
    },
    429: {
      title: 'Too many at once',
      happened: 'Many messages came from your network in a short time, so we did not take this one.',
      now: 'Wait a few minutes, go back and send it again. You can also call the site.',
    },
    431: {
      title: 'Your browser sent too much',
      happened: 'The part of the request that browsers add by themselves is too long. Nothing was kept.',
      now: 'Clear the cookies of this site, or use another browser, and try again.',
    },
    500: {
      title: 'Something broke on our side',
      happened: 'This is our mistake, not yours. We cannot tell from here whether what you sent was kept.',
      now: 'Go back and send it again. The same form counts only once, so nothing is doubled.',
    },
    503: {
      title: 'We cannot take this right now',
      happened: 'The portal is busy, or being worked on.',
      now: 'Wait a few minutes, go back and try again. The same form counts only once, so nothing is doubled.',
    },
  },
  start: 'Refer someone',
  sites: 'Find a LEAD site and its phone',
  search: 'Search this website',
  otherHelp: 'Other ways to reach help',
  danger: 'If a life is in danger, call 911. That may send police. You can ask for medical help.',
  crisis: 'For talk of suicide, or a crisis of the mind or with drugs, call or text 988, day and night.',
  local: 'For shelter, food and other local help, call 211.',
  number: 'Number of this answer:',
};
