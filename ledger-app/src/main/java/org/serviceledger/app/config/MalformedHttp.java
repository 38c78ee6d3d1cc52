package org.serviceledger.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Answers what is not HTTP, or has an address that cannot be read, with a problem like every other; the server's own
 * answer to it has no body.
 */
final class MalformedHttp extends ChannelInboundHandlerAdapter {

    private static final String BODY = """
            {"type":"https://serviceledger.org/problems/%s","title":"%s","status":%d,"code":"%s","detail":"%s"}""";

    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        FullHttpResponse refusal = !refused && message instanceof HttpRequest request ? refusal(request) : null;
        if (refusal != null) {
            refused = true;
            context.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static @Nullable FullHttpResponse refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return answer(request.decoderResult().cause());
        }
        return isAddress(request.uri())
                ? null
                : answer(HttpResponseStatus.BAD_REQUEST, "malformed-uri",
                        "the address holds a malformed percent escape, or a character that is to be escaped");
    }

    /** As the server reads it: what it cannot read it refuses before any handler. */
    private static boolean isAddress(String uri) {
        try {
            new URI(uri.startsWith("/") ? "http://any" + uri : uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static FullHttpResponse answer(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException ignored ->
                answer(HttpResponseStatus.REQUEST_URI_TOO_LONG, "uri-too-long", "the address is too long");
            case TooLongHttpHeaderException ignored -> answer(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "headers-too-large", "the headers are too large");
            default -> answer(HttpResponseStatus.BAD_REQUEST, "malformed-http", "this is not an HTTP request");
        };
    }

    private static FullHttpResponse answer(HttpResponseStatus status, String code, String detail) {
        byte[] body = BODY.formatted(code, status.reasonPhrase(), status.code(), code, detail)
                .getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
                Unpooled.wrappedBuffer(body));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
