package org.serviceledger.app.cli;

/** What the command line understands. */
public final class Usage {

    private static final String TEXT = """
            政务服务全程留痕账本 · government service record ledger

            ./ledger demo     all in one process with a fictional province, http://localhost:8080
                --port N          another port
                --data DIR        where the data lie (./data/demo)
                --no-simulator    the province, but no live business
                --empty           nothing loaded at all
            ./ledger serve    production; needs an identity provider
                --port N, --data DIR (./data/ledger)
                Both keep ledger and views in the data directory, or on MongoDB (preview) with
                LEDGER_STORE=mongodb SPRING_MONGODB_URI=mongodb://host:27017/name; then verify does too.
            ./ledger simulate --from 2026-01-01 --to 2026-03-31   days of business into a data directory, then
                              says what was set, drawn and counted; ./ledger demo goes on from there
                --speed max       as fast as the ledger takes it, or so many simulated minutes a second
                --seed N          other people, cases and courses (2018)
                --cases-per-day N (150)
                --data DIR        (./data/demo)
            ./ledger import FILE   XES or NDJSON, gzipped or not, into a running server
                --url URL         (http://localhost:8080)
                A second call goes on where one was interrupted. What cannot be read is said with its line.
                --mapping FILE    names of an XES log that differ, as key=value lines
            ./ledger export FILE   cases of a running server as .xes, .csv or .ndjson (and .gz)
                --url URL         (http://localhost:8080)
                --item, --department, --region, --status, --light, --channel, --from, --to, --q …
                                  the filters of the case search (docs/reading.md)
                --of KIND         items, tickets or appointments instead: all their facts, as .ndjson
            ./ledger verify   checks every hash of a stored ledger whose server is stopped
                --data DIR        (./data/demo)
            ./ledger test     builds everything and runs all tests
            ./ledger bench    measures
            ./ledger help     this text""";

    private Usage() {}

    /** Prints how to call the program. */
    public static int print() {
        System.out.println(TEXT);
        return 0;
    }

    /** The program was called in a way that it does not understand; the message says how. */
    public static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Mistake(String message) {
            super(message, null, false, false);
        }
    }
}
