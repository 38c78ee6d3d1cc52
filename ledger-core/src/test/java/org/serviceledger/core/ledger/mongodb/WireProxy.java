package org.serviceledger.core.ledger.mongodb;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Stands between a driver and a MongoDB server and disturbs inserts. It reads whole messages, so
 * that it knows whether an insert has reached the server when it cuts the line.
 */
final class WireProxy implements AutoCloseable {

    /** What is done to an insert. */
    enum Fault {
        NONE,
        /** The line is cut before the server gets it. */
        CUT_BEFORE,
        /** The server has done it; its reply is thrown away and the line is cut. */
        REPLY_LOST,
        /** The server has done it; its reply never comes, and the line stays open. */
        REPLY_HELD,
        /** The server gets it late. */
        DELAY
    }

    private static final byte[] INSERT = "\2insert\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Duration DELAY = Duration.ofMillis(120);

    private final InetSocketAddress server;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inserts = new AtomicInteger();
    private final AtomicInteger[] fired = new AtomicInteger[Fault.values().length];
    private volatile IntFunction<Fault> plan = number -> Fault.NONE;
    private volatile boolean open = true;

    WireProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        for (int i = 0; i < fired.length; i++) {
            fired[i] = new AtomicInteger();
        }
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Decides by an insert's number, counted from 0 from now on, what is done to it. */
    void plan(IntFunction<Fault> newPlan) {
        inserts.set(0);
        plan = newPlan;
    }

    /** How often a fault has been done. */
    int fired(Fault fault) {
        return fired[fault.ordinal()].get();
    }

    private void accept() {
        while (open) {
            try {
                Socket client = listening.accept();
                Socket behind = new Socket(server.getAddress(), server.getPort());
                sockets.add(client);
                sockets.add(behind);
                Thread.ofVirtual().start(() -> serve(client, behind));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Requests and replies take turns on a connection. */
    private void serve(Socket client, Socket behind) {
        try (client; behind) {
            DataInputStream requests = new DataInputStream(client.getInputStream());
            DataInputStream replies = new DataInputStream(behind.getInputStream());
            while (open) {
                byte[] request = message(requests);
                Fault fault = contains(request, INSERT) ? plan.apply(inserts.getAndIncrement()) : Fault.NONE;
                fired[fault.ordinal()].incrementAndGet();
                if (!pass(fault, request, behind.getOutputStream(), replies, client.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // the line is cut
        } finally {
            sockets.remove(client);
            sockets.remove(behind);
        }
    }

    private boolean pass(Fault fault, byte[] request, OutputStream toServer, DataInputStream replies,
            OutputStream toClient) throws IOException, InterruptedException {
        if (fault == Fault.CUT_BEFORE) {
            return false;
        }
        if (fault == Fault.DELAY) {
            Thread.sleep(DELAY);
        }
        toServer.write(request);
        byte[] reply = message(replies);
        if (fault == Fault.REPLY_LOST) {
            return false;
        }
        if (fault == Fault.REPLY_HELD) {
            while (open) {
                Thread.sleep(DELAY);
            }
            return false;
        }
        toClient.write(reply);
        return true;
    }

    private static byte[] message(DataInputStream in) throws IOException {
        byte[] length = new byte[4];
        in.readFully(length);
        ByteBuffer message = ByteBuffer.allocate(ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt());
        message.put(length);
        in.readFully(message.array(), 4, message.capacity() - 4);
        return message.array();
    }

    private static boolean contains(byte[] message, byte[] part) {
        for (int i = 16; i < Math.min(64, message.length - part.length); i++) {
            int same = 0;
            while (same < part.length && message[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    /** Cuts all lines and takes no new ones. */
    @Override
    public void close() throws IOException {
        open = false;
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
