/** Sentences that a site may take as its own, in both languages, when nobody has time to write or to translate. */
export const phrases = {
  /** Public messages; `until` is a day as people say it, or null. */
  status: {
    'short-staffed': (until: string | null) =>
      until === null ? 'We are short of staff right now.' : `We are short of staff until ${until}.`,
    full: (until: string | null) =>
      until === null ? 'We have no room for new people right now.' : `We have no room for new people until ${until}.`,
    closed: (until: string | null) => (until === null ? 'Our office is closed right now.' : `Our office is closed until ${until}.`),
    slow: (until: string | null) =>
      until === null ? 'We answer more slowly than usual right now.' : `We answer more slowly than usual until ${until}.`,
  },
  whoInWords: {
    anyone: 'Anyone who knows of somebody who could use help.',
    partners: 'Officers and groups that work with us.',
    officers: 'Only officers can refer to us.',
  },
  howToRefer: {
    form: 'Use the form on this page.',
    'form-or-call': 'Use the form on this page, or call us.',
    call: 'Call us.',
  },
  policeWarning: {
    'may-learn': 'Police run this program or work in it. They may learn what you tell it.',
    'may-come': 'An officer may answer when you call, or be sent to the person.',
    prosecutors: 'Prosecutors help to run this program. They may learn what you tell it.',
  },
  /** They complete “Read by …” and “Decided by …”; `{host}` is whoever employs the team. */
  readers: {
    'case-workers': 'case workers of {host}',
    outreach: 'outreach workers of {host}',
  },
  decides: {
    'intake-team': 'the intake team of {host}',
    'case-managers': 'the case managers of {host}',
  },
  walkIn: {
    office: 'At our office, in our opening hours.',
    'call-first': 'At our office. Call us first.',
  },
  usually: {
    'go-out':
      'Someone from our team goes to the place you name, most often within a few days, and asks the person what would help. The person decides.',
    'call-first': 'If you leave a number, we may call you first. Then someone from our team looks for the person and asks what would help.',
    'wait-list': 'We read each message. When there is room, someone from our team looks for the person and asks what would help.',
  },
};
