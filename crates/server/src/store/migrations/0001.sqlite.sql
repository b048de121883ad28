CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER events_stay_there BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER account_events_stay BEFORE UPDATE ON account_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER account_events_stay_there BEFORE DELETE ON account_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER applications_stay BEFORE UPDATE ON applications BEGIN SELECT RAISE(ABORT, 'append only'); END;
