package org.serviceledger.app.config;

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
import org.springframework.http.MediaType;

/** Answers what is not HTTP with a problem like every other; the server's own answer to it has no body. */
final class MalformedHttp extends ChannelInboundHandlerAdapter {

    private static final String BODY = """
            {"type":"https://serviceledger.org/problems/%s","title":"%s","status":%d,"code":"%s","detail":"%s"}""";

    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!refused && message instanceof HttpRequest request && request.decoderResult().isFailure()) {
            refused = true;
            context.writeAndFlush(answer(request.decoderResult().cause())).addListener(ChannelFutureListener.CLOSE);
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
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
