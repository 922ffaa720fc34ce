package io.lodgeflow.scenarios.badinput;

import io.lodgeflow.scenarios.Http.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends a request's target to the letter, which clients of HTTP do not. Keeps its connection as long as the server does. */
public final class RawHttp implements AutoCloseable {

    private static final int LIMIT_MILLIS = 20_000;

    private final String host;
    private final int port;
    private @Nullable Socket socket;

    public RawHttp(URI server) {
        this.host = server.getHost();
        this.port = server.getPort();
    }

    /** @param body as JSON; none is sent if it is empty */
    public Answer send(String method, String target, Map<String, String> headers, String body) {
        try {
            Socket connection = connection();
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            if (!headers.containsKey("Host")) {
                head.append("Host: ").append(authority()).append("\r\n");
            }
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (content.length > 0) {
                head.append("Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n");
            }
            byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
            byte[] request = new byte[start.length + content.length];
            System.arraycopy(start, 0, request, 0, start.length);
            System.arraycopy(content, 0, request, start.length, content.length);
            connection.getOutputStream().write(request);
            Answer answer = read(new BufferedInputStream(connection.getInputStream()));
            if (answer.header("Connection").orElse("").equalsIgnoreCase("close")) {
                close();
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + target, broken);
        }
    }

    /** As it stands in a target that names the server, too. */
    String authority() {
        return host + ":" + port;
    }

    private Socket connection() throws IOException {
        Socket known = socket;
        if (known != null) {
            return known;
        }
        Socket opened = new Socket(host, port);
        opened.setSoTimeout(LIMIT_MILLIS);
        opened.setTcpNoDelay(true);
        socket = opened;
        return opened;
    }

    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.computeIfAbsent(header.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        byte[] body;
        if (headers.containsKey("transfer-encoding")) {
            body = chunks(in);
        } else if (headers.containsKey("content-length")) {
            body = in.readNBytes(Integer.parseInt(
                    headers.getOrDefault("content-length", List.of("0")).getFirst()));
        } else {
            body = headers.containsKey("connection") ? in.readAllBytes() : new byte[0];
        }
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            all.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up after '" + line + "'");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
