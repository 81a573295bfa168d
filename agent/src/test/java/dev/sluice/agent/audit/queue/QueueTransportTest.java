package dev.sluice.agent.audit.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.audit.TransportContract;
import dev.sluice.agent.audit.TransportFactory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.junit.jupiter.api.Test;

class QueueTransportTest extends TransportContract {

  @Override
  protected TransportFactory factory() {
    return new QueueTransportFactory();
  }

  @Override
  protected byte[] readBack(File directory) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Bytes<byte[]> bytes = Bytes.allocateElasticOnHeap();
    try (SingleChronicleQueue queue =
            SingleChronicleQueueBuilder.binary(directory).readOnly(true).build();
        ExcerptTailer tailer = queue.createTailer()) {
      while (tailer.readBytes(bytes)) {
        all.writeBytes(bytes.toByteArray());
        bytes.clear();
      }
    }
    return all.toByteArray();
  }

  @Test
  void analytics_any_areNotThereAndSwitchedOff() throws Exception {
    factory().open(new File(System.getProperty("java.io.tmpdir"), "a" + System.nanoTime())).close();

    assertThat(System.getProperty("chronicle.analytics.disable")).isEqualTo("true");
    assertThat(net.openhft.chronicle.core.analytics.AnalyticsFacade.isEnabled()).isFalse();
    assertThat(getClass().getClassLoader().getResource("net/openhft/chronicle/analytics")).isNull();
  }
}
