package org.serviceledger.core.ledger.mongodb;

import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;

import org.serviceledger.core.ledger.LedgerException;

/**
 * What the driver's errors mean for a write. Only an error that proves that the server has not
 * stored anything counts as a failure; everything else leaves the outcome unknown.
 */
final class MongoFailures {

    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final Set<Integer> NOT_ALLOWED = Set.of(13, 18);

    private MongoFailures() {}

    static boolean isDuplicateKey(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    static LedgerException ofWrite(String what, Throwable failure) {
        if (failure instanceof LedgerException known) {
            return known;
        }
        String message = what + ": " + reason(failure);
        if (codeOf(failure) == OUT_OF_DISK_SPACE) {
            return new LedgerException.Full(message, failure);
        }
        return isCertain(failure)
                ? new LedgerException.Unavailable(message, failure)
                : new LedgerException.OutcomeUnknown(message, failure);
    }

    static LedgerException ofRead(String what, Throwable failure) {
        return failure instanceof LedgerException known
                ? known
                : new LedgerException.Unavailable(what + ": " + reason(failure), failure);
    }

    /** The driver tells all it knows of the servers, which is for the log and not for who asks. */
    private static String reason(Throwable failure) {
        return switch (failure) {
            case MongoTimeoutException ignored -> "no MongoDB server answers";
            case MongoSocketException ignored -> "the line to the MongoDB server broke";
            case MongoServerException error -> "the MongoDB server answered with error " + error.getCode();
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** Whether nothing was sent (no server, no connection, a closed client), or the server refused what was sent. */
    private static boolean isCertain(Throwable failure) {
        boolean notSent = failure instanceof MongoClientException
                && !(failure instanceof MongoOperationTimeoutException)
                || failure instanceof MongoSocketOpenException || failure instanceof IllegalStateException;
        return notSent || failure instanceof MongoWriteException || NOT_ALLOWED.contains(codeOf(failure));
    }

    private static int codeOf(Throwable failure) {
        if (failure instanceof MongoWriteException write) {
            return write.getError().getCode();
        }
        return failure instanceof MongoCommandException command ? command.getErrorCode() : 0;
    }
}
