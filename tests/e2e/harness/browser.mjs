// Which browser the tests drive, and with what flags. It is the machine's own: none is downloaded.

export const launchOptions = {
  executablePath: process.env.RUANGIZIN_CHROME,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ],
};
