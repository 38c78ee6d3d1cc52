package org.serviceledger.app.cli;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * An answer that comes line by line and is read with a bound on each wait: a server that has stopped
 * in the middle of an answer must not stop its client for ever.
 */
final class AnswerLines implements Flow.Subscriber<String>, AutoCloseable {

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<HttpResponse<String>> exchange;

    /** Sends a request at once. */
    AnswerLines(HttpClient client, HttpRequest request) {
        exchange = client.sendAsync(request, head -> head.statusCode() == 200
                ? BodySubscribers.fromLineSubscriber(this, lines -> "", StandardCharsets.UTF_8, null)
                : BodySubscribers.ofString(StandardCharsets.UTF_8))
                .whenComplete((response, error) -> signals.add(error == null
                        ? new End(response.statusCode(), response.body(), null)
                        : new End(0, "", error)));
    }

    /** What comes of the answer. */
    sealed interface Signal {}

    /** A line of an answer with status 200. */
    record Line(String text) implements Signal {}

    /**
     * The end of the answer.
     *
     * @param status the HTTP status; 0 when the connection broke
     * @param body   the answer, when its status is not 200
     * @param error  why the connection broke
     */
    record End(int status, String body, @Nullable Throwable error) implements Signal {}

    /** The next line, or the end; null when nothing came for so long. */
    @Nullable
    Signal next(Duration patience) throws InterruptedException {
        return signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        // An answer has no more lines than the chunk that it answers, so all may come at once.
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        signals.add(new Line(line));
    }

    @Override
    public void onError(Throwable error) {
        // The exchange says so too.
    }

    @Override
    public void onComplete() {
        // The exchange says so too.
    }

    @Override
    public void close() {
        exchange.cancel(true);
    }
}
